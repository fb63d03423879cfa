"""A small project with a few plain pages, for tests of how pages reach a site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from digest.model import Digest, Page
from digest.publish import build_site, compose, plugin, site, tree, write_tree
from digest.settings import Settings
from digest.taxonomy import Taxonomy

CONFIG = """\
site_name: 시험 다이제스트
site_url: !ENV [DIGEST_TEST_URL, '']
repo_url: https://code.example/project/digest
docs_dir: docs
theme:
  name: material
  language: ko
  font: false
  custom_dir: theme
plugins:
  - search:
      lang: ko
  - digest:
      seeds: seeds
markdown_extensions:
  - attr_list
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
"""


@dataclass(frozen=True)
class Project:
    root: Path
    settings: Settings

    @property
    def config_file(self) -> Path:
        return self.root / "mkdocs.yml"

    def build(self, digest: Digest, name: str = "site", *, strict: bool = True) -> tuple[str, ...]:
        settings = replace(self.settings, config_file=self.config_file)
        findings = build_site(digest, settings, self.root / name, strict=strict)
        return tuple(str(finding) for finding in findings)

    def write(self, digest: Digest, taxonomy: Taxonomy, name: str = "tree") -> Path:
        write_tree(self.root / name, digest, taxonomy, self.settings, config_file=self.config_file)
        return self.root / name


Renderer = Callable[..., tuple[Page, ...]]


def page(src_uri: str, markdown: str) -> Page:
    return Page(src_uri, lambda: markdown)


def render(digest: Digest, taxonomy: Taxonomy, docs: dict[str, str], site_url: str) -> tuple[Page, ...]:
    """A few plain pages in place of the real ones: what is tested here is how pages reach a site."""
    home = docs["index.md"].replace("<!-- stories -->", "\n".join(f"- {entry.id}" for entry in digest.published))
    pages = [page("index.md", home), page("regions/index.md", "---\ntitle: 지역\n---\n# 지역\n")]
    for entry in digest.published:
        quotes = "\n\n".join(f"> {quote.text}" for quote in entry.excerpt)
        text = (
            f"---\ntitle: 이야기\ndate: 2025-01-02\n---\n# 이야기 {{ #top }}\n\n{quotes}\n\n[표](../data/stories.csv)\n"
        )
        pages += [
            page(f"stories/{entry.id}.md", text),
            page(f"en/stories/{entry.id}.md", text.replace("../", "../../")),
        ]
    return tuple(pages)


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Renderer], None]:
    def use(function: Renderer) -> None:
        monkeypatch.setattr(compose, "render_pages", function)

    return use


@pytest.fixture
def project(
    tmp_path: Path,
    taxonomy: Taxonomy,
    renderer: Callable[[Renderer], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Project:
    renderer(render)
    for module in (plugin, site):
        monkeypatch.setattr(module, "load_taxonomy", lambda: taxonomy)
    for module in (plugin, tree):
        monkeypatch.setattr(
            module, "navigation", lambda digest, taxonomy: [{"홈": "index.md"}, {"지역": "regions/index.md"}]
        )
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# 처음\n\n<!-- stories -->\n",
        "docs/method.md": "# 방법\n\n[홈](index.md)\n",
        "docs/assets/extra.css": "body{}",
        "docs/.hidden": "no",
        "theme/main.html": '{% extends "base.html" %}{% block footer %}<footer>끝</footer>{% endblock %}',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(tmp_path, Settings(seeds_dir=tmp_path / "seeds", docs_dir=tmp_path / "docs"))
