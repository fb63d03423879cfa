"""News and releases in Latin letters."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.dates import date_article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

TITLE = "Harbor Labs opens new space for young companies"
FIRST = (
    "Harbor Labs, a home for young companies in the life sciences, said on Thursday it opened 33,000 square feet of"
    " shared laboratory space. The site will host 25 companies."
)
SECOND = 'The state awarded $5 million toward the build-out. "We want founders to spend money on science," she said.'


@pytest.mark.parametrize(
    ("dateline", "outlet", "day"),
    [
        ("BOSTON, Nov. 20, 2025 /PRNewswire/ -- ", "PR Newswire", "2025-11-20"),
        ("SEOUL, South Korea, November 20, 2025 /PRNewswire/ -- ", "PR Newswire", "2025-11-20"),
        ("CAMBRIDGE, Mass., Nov. 20, 2025 (GLOBE NEWSWIRE) -- ", "GlobeNewswire", "2025-11-20"),
        ("BOSTON--(BUSINESS WIRE)--", "Business Wire", None),
        ("BOSTON (Harborpost) — ", "Harborpost", None),
        ("Nov 20 (Harborpost) - ", "Harborpost", None),
        ("Boston, MA – November 20, 2025 – ", None, "2025-11-20"),
        ("PARIS, 20 November 2025 – ", None, "2025-11-20"),
        ("November 20, 2025 | ", None, "2025-11-20"),
        ("(BOSTON) — ", None, None),
        ("BOSTON — ", None, None),
    ],
)
def test_a_dateline_goes_and_tells_outlet_and_day(dateline: str, outlet: str | None, day: str | None) -> None:
    raw, _ = read_seed(f"{TITLE}\n\n{dateline}{FIRST}\n\n{SECOND}".encode(), "a.txt")
    article = clean_article(raw, ("a",), load_taxonomy())
    assert (article.title, article.body.split("\n")) == (TITLE, [FIRST, SECOND])
    assert (article.outlet.name if article.outlet else None) == outlet
    assert date_article(article)[0].date == day


@pytest.mark.parametrize(
    "first",
    [
        f"Harbor Labs - {FIRST}",
        f"In 2025 – {FIRST}",
        "KAIST - MIT 공동연구팀은 온결군 시험동에서 얻은 원료로 만든 새 소재를 7일 선보였다. 세 해가 걸렸다.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(first: str) -> None:
    raw, _ = read_seed(f"{TITLE}\n\n{first}\n\n{SECOND}".encode(), "a.txt")
    assert clean_article(raw, ("a",), load_taxonomy()).body.split("\n")[0] == first
