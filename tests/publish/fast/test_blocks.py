"""The fast way from Markdown to HTML gives what Python-Markdown gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
import yaml

from digest.publish.fast.blocks import BlockRenderer
from digest.publish.fast.inline import UnsupportedError
from digest.publish.fast.patterns import Patterns

EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html", "pymdownx.superfences"]
OPTIONS = {"toc": {"permalink": "#", "permalink_title": "#", "toc_depth": "2-3"}}
CASES = yaml.safe_load((Path(__file__).parent / "blocks.yml").read_text(encoding="utf-8"))
RENDERER = BlockRenderer(Patterns(EXTENSIONS, OPTIONS))


def both(text: str) -> tuple[str | None, str]:
    plain = markdown.Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS).convert(text)
    try:
        return RENDERER.render(text, lambda target: target).html, plain
    except UnsupportedError:
        return None, plain


@pytest.mark.parametrize("text", CASES["rendered"])
def test_what_our_templates_write_is_rendered(text):
    made, plain = both(text)
    assert made == plain


@pytest.mark.parametrize("text", CASES["left"])
def test_what_is_not_surely_the_same_is_left(text):
    made, plain = both(text)
    assert made in (None, plain)


@pytest.mark.parametrize("left", CASES["rendered"])
@pytest.mark.parametrize("right", CASES["left"])
def test_neighbours_do_not_change_that(left, right):
    for text in (f"{left}\n\n{right}", f"{right}\n\n{left}", f"{left}\n{right}"):
        made, plain = both(text)
        assert made in (None, plain)
