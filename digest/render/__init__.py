"""A digest written as Markdown pages, in Korean and English."""

from digest.render.atlas import Atlas, survey
from digest.render.navigation import navigation
from digest.render.pages import render_pages
from digest.render.templates import load_templates

__all__ = ["Atlas", "load_templates", "navigation", "render_pages", "survey"]
