"""Pages of one shape are filled into the theme's template, and are what MkDocs makes of them."""

from __future__ import annotations

import shutil

import pytest
import yaml
from mkdocs.structure.pages import Page

from digest.publish.fast.menus import Menus
from digest.publish.fast.skeletons import FastTemplate
from tests.publish.fast.small_site import PAGE, ROOT, assert_same, with_theme


def test_pages_of_one_shape_are_filled(project, caplog, monkeypatch):
    filled: list[str] = []
    prove = FastTemplate._prove
    monkeypatch.setattr(FastTemplate, "_prove", lambda *args: filled.append("proven") or prove(*args))
    assert assert_same(project, caplog) == []
    assert (
        len(filled) == 3
    )  # of seven: the first, second and fourth; one before shows the table of contents, one is first


@pytest.mark.parametrize(
    ("contents", "shapes"),
    [
        (None, 2),
        ("<nav>{% for item in page.toc %}{{ item.title }}{% endfor %}</nav>", 2),
        ("<nav>{{ page.title }}: {{ page.toc | length }}</nav>", 9),
        ("<nav>{{ page.nowhere }}</nav>", 9),
    ],
    ids=["Material's", "another", "with the title", "with what is not there"],
)
def test_pages_with_other_headings_are_of_one_shape(project, caplog, monkeypatch, contents, shapes):
    """Unless the table of contents shows more than headings; then it is part of the shape."""
    found: list[object] = []
    first = FastTemplate._first
    monkeypatch.setattr(FastTemplate, "_first", lambda own, *args: found.append(args[0]) or first(own, *args))
    stories = project / "docs" / "stories"
    for number in range(9):
        (stories / f"s{number}").mkdir()
        text = PAGE.format(number=number, other=number).replace("(s", "(story-s").replace("../", "../../")
        text += "".join(f"\n## More {more} {{: #more-{more} }}\n" for more in range(number))
        (stories / f"s{number}" / f"story-s{number}.md").write_text(text, encoding="utf-8")
        (stories / f"s{number}.md").unlink()
    (project / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    if contents is not None:
        partials = project / "theme" / "partials"
        partials.mkdir(parents=True)
        (partials / "toc.html").write_text(contents, encoding="utf-8")
        with_theme(project)
    assert assert_same(project, caplog) == []
    assert len(set(found)) == shapes


def test_a_theme_that_shows_headings_elsewhere_gives_the_same(project, caplog):
    (project / "theme").mkdir()
    shown = "{% if page %}{% for item in page.toc %}{{ item.title }}{% endfor %}{% endif %}"
    text = "{% extends 'base.html' %}{% block extrahead %}" + shown + "{% endblock %}"
    (project / "theme" / "main.html").write_text(text, encoding="utf-8")
    with_theme(project)
    assert ["rendered one by one" in line for line in assert_same(project, caplog)] == [True]


def test_other_pages_stand_between_them(project, caplog):
    stories = project / "docs" / "stories"
    text = PAGE.format(number=3, other=4)
    (stories / "s3.md").write_text(text.replace("lang: ko", "tags: [a, b]\nhide: [toc]"), encoding="utf-8")
    (stories / "s4.md").write_text(text.replace("lang: ko", "template: other.html"), encoding="utf-8")
    (stories / "s5.md").write_text(text + "\n1. *Numbered* `code`\n\n    indented\n\n[ref]\n\n[ref]: s6.md\n", "utf-8")
    (stories / "s6.md").write_text(text.replace("Story 3 of &amp; one", "'\"<Quoted>\"'"), encoding="utf-8")
    (project / "theme").mkdir()
    (project / "theme" / "other.html").write_text("<p>{{ page.title }}</p>{{ page.content }}", encoding="utf-8")
    with_theme(project)
    assert assert_same(project, caplog) == []


def test_a_theme_that_does_more_with_texts_gives_the_same(project, caplog):
    (project / "theme").mkdir()
    text = "{% extends 'base.html' %}{% block extrahead %}{{ page.file.src_uri if page }}{% endblock %}"
    (project / "theme" / "main.html").write_text(text, encoding="utf-8")
    with_theme(project)
    assert ["rendered one by one" in line for line in assert_same(project, caplog)] == [True]


@pytest.mark.parametrize("asked", ["", "{{ page.parent.title if page }}"])
def test_pages_of_one_section_take_its_menu(project, caplog, monkeypatch, asked):
    laid_out: list[str] = []
    lay_out = Menus.lay_out

    def listen(menus: Menus, page: Page, base_url: str) -> str | None:
        menu = lay_out(menus, page, base_url)
        laid_out.append(menu or "")
        return menu

    monkeypatch.setattr(Menus, "lay_out", listen)
    partials = project / "theme" / "partials"
    partials.mkdir(parents=True)
    shutil.copy(ROOT / "digest" / "theme" / "partials" / "nav.html", partials)
    text = "{% extends 'base.html' %}{% block extrahead %}" + asked + "{% endblock %}"
    (project / "theme" / "main.html").write_text(text, encoding="utf-8")
    with_theme(project)
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config["nav"] = [{"Home": "index.md"}, {"Stories": [f"stories/s{number}.md" for number in range(9)]}]
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    assert {"rendered one by one" in line for line in assert_same(project, caplog)} == ({True} if asked else set())
    assert len(list(filter(None, laid_out))) == 8  # of nine: the first is the one it was laid out for
