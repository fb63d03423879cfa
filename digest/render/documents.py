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
        boost: Weight in the site's search; pages of the English edition weigh half, since the
            stories they show are Korean and would otherwise stand twice in every result.
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
    if weight != 1.0:
        fields["search"] = {"boost": weight}
    return Page(scope.src_uri, front_matter(fields) + body)
