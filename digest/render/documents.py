"""A page's front matter and body put together."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render.escape import front_matter, title_text
from digest.render.scope import Scope
from digest.text import clip

DESCRIPTION_LIMIT = 150
"""Characters that search engines and previews show."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself."""

    title: str
    description: str
    boost: float = 1.0
    """Weight in the site's search; 0 leaves the page out."""
    date: str = ""
    """`YYYY-MM-DD` the page speaks for; empty where it has none."""
    linked: str = ""
    """JSON-LD; see `digest.render.linked`."""
    card: str = ""
    """The preview picture below `cards/`, such as `regions/osong`; empty: the site's."""
    feed: str = ""
    """Address of the page's own feed below the site."""


def compose(scope: Scope, head: Head, body: str) -> str:
    """A page's text: its front matter and its body.

    Pages of the English edition weigh half in the search, so that a Korean word finds the Korean page first.
    """
    weight = head.boost if scope.language == "ko" else head.boost / 2
    fields: dict[str, object] = {
        "title": title_text(head.title),
        "description": title_text(clip(head.description, DESCRIPTION_LIMIT)),
        "lang": scope.language,
    }
    if head.date:
        fields["date"] = head.date
    if not weight:
        fields["search"] = {"exclude": True}
    elif weight != 1.0:
        fields["search"] = {"boost": weight}
    optional = {"linked": head.linked, "card": head.card, "feed": head.feed}
    fields |= {name: value for name, value in optional.items() if value}
    return front_matter(fields) + body
