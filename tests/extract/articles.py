"""Articles for the tests of this folder."""

from __future__ import annotations

import datetime as dt

from digest.model import Article, Basis, Published


def article(body: str, published: str | None, article_id: str = "a1") -> Article:
    """An article that only has a body and perhaps a date."""
    dated = Published()
    if published:
        day = dt.date.fromisoformat(published)
        dated = Published(published, Basis.STATED, day, day, f"입력 {published}")
    return Article(article_id, f"{article_id}.txt", "0" * 64, None, (), body, published=dated)
