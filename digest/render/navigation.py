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
        {catalogue.messages["nav.about"]: [item(key) for key in ("method", "data", "corrections", "contribute")]},
    ]


def _places(atlas: Atlas, catalogue: Catalogue) -> list[Any]:
    """The provinces and the other countries, each with all the places in it."""
    taxonomy, language, prefix = atlas.taxonomy, catalogue.language, PREFIX[catalogue.language]

    def page(region: str) -> dict[str, str]:
        return {taxonomy.regions[region].name(language): f"{prefix}regions/{region}.md"}

    def section(region: str) -> dict[str, Any]:
        inside = [other for other in atlas.regions if other != region and taxonomy.within(other, region)]
        if not inside:
            return page(region)
        name = taxonomy.regions[region].name(language)
        whole = {catalogue.messages["nav.whole"].format(name=name): f"{prefix}regions/{region}.md"}
        return {name: [whole, *(page(other) for other in inside)]}

    countries = [region for region in atlas.regions if taxonomy.regions[region].parent is None]
    home = [region for region in taxonomy.children.get(HOME_COUNTRY, ()) if region in atlas.regions]
    return [
        *(page(region) for region in countries if region == HOME_COUNTRY),
        *(section(region) for region in home),
        *(section(region) for region in countries if region != HOME_COUNTRY),
    ]
