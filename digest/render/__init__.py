"""A digest written as Markdown pages, in Korean and English."""

from digest.render.atlas import Atlas, survey
from digest.render.navigation import navigation
from digest.render.pages import render_pages
from digest.render.templates import compile_templates, take_over_templates

__all__ = ["Atlas", "compile_templates", "navigation", "render_pages", "survey", "take_over_templates"]
