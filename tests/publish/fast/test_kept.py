"""Pages that stay from build to build, those among them that only Python-Markdown can render."""

from __future__ import annotations

import pytest
import yaml

from digest.publish.fast.pages import FastPage
from tests.publish.fast.small_site import published


@pytest.fixture
def rendered(monkeypatch):
    """The paths of the pages that Python-Markdown renders, as they come."""
    paths: list[str] = []
    render = FastPage.render_plainly

    def listen(page, config, files):
        paths.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(FastPage, "render_plainly", listen)
    return paths


@pytest.fixture
def build(project, caplog, rendered):
    """Builds the site twice, as MkDocs does it and with pages that are kept; gives what Python-Markdown rendered for
    the latter, and what was warned of."""

    def build_both() -> tuple[list[str], list[str]]:
        plain = published(project, fast=False, caplog=caplog)
        rendered.clear()
        fast = published(project, fast=True, caplog=caplog, kept=project / "kept")
        assert fast == plain
        return list(rendered), fast[1]

    text = "# Home\n\nIn *their* words: [First](stories/s0.md), ![a sign](sign.png)\n"
    (project / "docs" / "index.md").write_text(text, encoding="utf-8")
    (project / "docs" / "sign.png").write_bytes(b"")
    assert "index.md" in build_both()[0]
    return build_both


def test_a_page_of_any_markdown_stays_while_its_text_does(project, build):
    assert build() == ([], [])
    page = project / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("their", "his"), encoding="utf-8")
    assert build() == (["index.md"], [])


@pytest.mark.parametrize("gone", ["sign.png", "stories/s0.md"])
def test_it_is_made_anew_when_what_it_leads_to_is_gone(project, build, gone):
    (project / "docs" / gone).unlink()
    for _ in range(2):  # a page with a warning is never kept
        made, warnings = build()
        assert "index.md" in made
        assert any("index.md" in warning and gone in warning for warning in warnings)


def test_it_is_made_anew_when_what_it_leads_to_comes(project, build):
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["validation"] = {"links": {"not_found": "ignore"}}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    page = project / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Then](later.md)\n", encoding="utf-8")
    assert "index.md" in build()[0]
    assert build()[0] == ["index.md"]
    (project / "docs" / "later.md").write_text("# Later\n", encoding="utf-8")
    assert "index.md" in build()[0]


def test_nothing_stays_with_extensions_that_may_read_anything(project, build):
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["markdown_extensions"].append("def_list")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for _ in range(2):
        assert "index.md" in build()[0]
