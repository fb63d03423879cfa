"""What stands at addresses whose content is gone: stories that were taken down, places without stories."""

from __future__ import annotations

import html
from collections.abc import Iterator

from digest.model import Asset, Digest, Rejection
from digest.publish.scrub import scrub
from digest.publish.selection import by_region
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue, off_topic_reason
from digest.render.scope import PREFIX
from digest.taxonomy import Taxonomy

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 38rem; margin: 12vh auto; padding: 0 1.2rem; background: light-dark(#fdfcf9, #131a1a);
  color: light-dark(#1c2725, #dfe6e3); font: 1rem/1.75 system-ui, sans-serif; word-break: keep-all }}
h1 {{ font-size: 1.5rem; line-height: 1.4 }}
a {{ color: light-dark(#0a6158, #7fd3c5) }}
</style>
</head>
<body>
<main>
<p><a href="{home}">{site}</a></p>
<h1>{title}</h1>
<p>{note}</p>
<ul>
{links}
</ul>
</main>
</body>
</html>
"""
_PREFIX_OF_REASONS = "hidden by the curator: "


def tombstones(digest: Digest, taxonomy: Taxonomy) -> tuple[Asset, ...]:
    """One small page for each such address, in both editions; not indexed, with the reason and a way on.

    They stand outside the theme: there may be as many of them as there are stories.
    """
    assets: list[Asset] = []
    for language in LANGUAGES:
        catalogue, prefix = load_catalogue(language), PREFIX[language]
        gone = {**_stories(digest, catalogue), **_places(digest, taxonomy, catalogue)}
        assets += [Asset(f"{prefix}{path}/index.html", page.encode()) for path, page in sorted(gone.items())]
    return tuple(assets)


def shown_reason(rejection: Rejection) -> str:
    """The curator's reason without the words the pipeline puts before it."""
    return scrub(rejection.reason.removeprefix(_PREFIX_OF_REASONS))


def _stories(digest: Digest, catalogue: Catalogue) -> dict[str, str]:
    messages = catalogue.messages
    links = [
        ("../../method/#rejected", messages["gone.method"]),
        ("../../corrections/", messages["gone.corrections"]),
    ]
    return {
        f"stories/{address}": _fill(catalogue, messages["gone.story"], note, links)
        for address, note in _notes(digest, catalogue)
    }


def _notes(digest: Digest, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    messages = catalogue.messages
    for rejection in digest.rejections:
        stage = messages.get(f"stage.{rejection.stage}", rejection.stage)
        key = "gone.curation" if rejection.stage == "curation" else "gone.left_out"
        for address in rejection.ids:
            yield address, messages[key].format(stage=stage, reason=shown_reason(rejection))
    for entry in digest.entries:
        if not entry.labels.on_topic:
            reason = off_topic_reason(entry.labels.on_topic_reason, catalogue) or entry.labels.on_topic_reason
            note = messages["gone.off_topic"].format(reason=scrub(reason))
            for article in entry.articles:
                for address in (article.id, *article.former_ids):
                    yield address, note


def _places(digest: Digest, taxonomy: Taxonomy, catalogue: Catalogue) -> dict[str, str]:
    """Places the digest knows but has nothing about: a page once published at such an address says so."""
    pages = {}
    full = by_region(digest, taxonomy)
    for region in taxonomy.regions.values():
        if region.id in full:
            continue
        outer = [place for place in taxonomy.ancestors(region.id) if place in full]
        links = [(f"../{place}/", taxonomy.regions[place].name(catalogue.language)) for place in outer]
        links.append(("../", str(catalogue.messages["nav.regions"])))
        title = catalogue.messages["gone.region"].format(name=region.name(catalogue.language))
        page = _fill(catalogue, title, catalogue.messages["gone.region_note"], links)
        for address in (region.id, *region.former_ids):
            pages[f"regions/{address}"] = page
    return pages


def _fill(catalogue: Catalogue, title: str, note: str, links: list[tuple[str, str]]) -> str:
    return _PAGE.format(
        language=catalogue.language,
        title=html.escape(title),
        note=html.escape(note),
        home="../../",
        site=html.escape(catalogue.messages["gone.site"]),
        links="\n".join(f'<li><a href="{href}">{html.escape(text)}</a></li>' for href, text in links),
    )
