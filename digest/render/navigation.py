"""The site's navigation: small, the English edition as a section of its own, never a story."""

from __future__ import annotations

from typing import Any

from digest.model import Digest
from digest.render.atlas import Atlas, survey
from digest.render.catalogue import Catalogue, load_catalogue
from digest.render.scope import HOME_COUNTRY, PREFIX
from digest.taxonomy import Taxonomy

ENGLISH = "English"
"""The section of the English edition; the theme shows a reader only the edition he is in."""


def navigation(digest: Digest, taxonomy: Taxonomy) -> list[Any]:
    """A MkDocs `nav` value. Names come from the taxonomies and the catalogue, never from an article."""
    atlas = survey(digest, taxonomy)
    return [*_edition(atlas, load_catalogue("ko")), {ENGLISH: _edition(atlas, load_catalogue("en"))}]


def _edition(atlas: Atlas, catalogue: Catalogue) -> list[Any]:
    prefix = PREFIX[catalogue.language]

    def item(key: str) -> dict[str, str]:
        return {catalogue.messages[f"nav.{key}"]: f"{prefix}{'index' if key == 'home' else key}.md"}

    return [
        item("home"),
        {catalogue.messages["nav.regions"]: [f"{prefix}regions/index.md", *_places(atlas, catalogue)]},
        {
            catalogue.messages["nav.topics"]: [
                f"{prefix}topics/index.md",
                *(
                    {atlas.taxonomy.topics[topic].name(catalogue.language): f"{prefix}topics/{topic}.md"}
                    for topic, dossier in atlas.topics.items()
                ),
            ]
        },
        item("timeline"),
        item("promises"),
        item("agreements"),
        item("sources"),
        {
            catalogue.messages["nav.about"]: [
                item(key) for key in ("method", "data", "corrections", "contribute")
            ]
        },
    ]


def _places(atlas: Atlas, catalogue: Catalogue) -> list[Any]:
    """Countries as sections with their places; within Korea, provinces as sections."""
    taxonomy, language, prefix = atlas.taxonomy, catalogue.language, PREFIX[catalogue.language]

    def page(region: str) -> str:
        return f"{prefix}regions/{region}.md"

    def section(region: str) -> dict[str, Any]:
        name = taxonomy.regions[region].name(language)
        inner = [child for child in taxonomy.children.get(region, ()) if child in atlas.regions]
        if not inner:
            return {name: page(region)}
        return {name: [{name: page(region)}, *(section(child) for child in inner)]}

    top = [region for region in atlas.regions if taxonomy.regions[region].parent is None]
    items: list[Any] = []
    for region in sorted(top, key=lambda item: item != HOME_COUNTRY):
        if region == HOME_COUNTRY:
            items += [section(child) for child in taxonomy.children.get(region, ()) if child in atlas.regions]
            items.append({taxonomy.regions[region].name(language): page(region)})
        else:
            items.append(section(region))
    return items
