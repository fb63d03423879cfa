"""A page's front matter and body put together."""

from __future__ import annotations

from digest.model import Page
from digest.render.escape import front_matter, title_text
from digest.render.scope import Scope
from digest.text import clip

DESCRIPTION_LIMIT = 150
"""Characters that search engines and previews show."""


def compose(scope: Scope, body: str, *, title: str, description: str, boost: float = 1.0, date: str = "") -> Page:
    """A page with its front matter.

    Args:
        boost: Weight in the site's search; 0 leaves the page out. Pages of the English edition weigh
            half, so that a Korean word finds the Korean page first.
        date: `YYYY-MM-DD` the page speaks for; empty where it has none.
    """
    weight = boost if scope.language == "ko" else boost / 2
    fields: dict[str, object] = {
        "title": title_text(title),
        "description": title_text(clip(description, DESCRIPTION_LIMIT)),
        "lang": scope.language,
    }
    if date:
        fields["date"] = date
    if not weight:
        fields["search"] = {"exclude": True}
    elif weight != 1.0:
        fields["search"] = {"boost": weight}
    return Page(scope.src_uri, front_matter(fields) + body)
