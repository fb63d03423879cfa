"""Measures how well deduplication does on labelled press articles in JSON lines.

    python benchmarks/dedupe.py FILE... [--half odd|even|both] [--show]

Prints precision, recall and F1 over pairs, for the articles as they are and as poorer scrapes
would give them, the same over pairs that share text (copies and rewritten releases: a quarter of the shorter text
stands in the longer one) and over pairs of one outlet, and how many pairs are merged that only look like one
story; then how many template twins
(the article with another town, people, days or amounts put in) are merged with their original, and how many
cut copies are found.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from labelled import VARIANTS, Labelled, Pair, impoverish, pair_of, read_labelled

from digest.curation import Curation
from digest.dedupe import group_stories
from digest.dedupe import thresholds as limits
from digest.dedupe.features import read_features
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import find_places, make_gazetteer
from digest.dedupe.slots import read_people
from digest.model import Article, Grouping, Outlet
from digest.taxonomy import load_taxonomy

HALVES = {"even": 0, "odd": 1, "both": None}
TWIN_ARTICLES = 80
OTHER_TOWN = "속초"
OTHER_NAMES = ("길라온", "도새암", "나루솔", "방가람", "위다솜", "추하늬")


def measure_quality(paths: list[Path], half: str, *, show: bool) -> None:
    """Prints one line for each file and variant."""
    taxonomy = load_taxonomy()
    for path in paths:
        labelled = read_labelled(path, HALVES[half])
        for variant in VARIANTS:
            articles = tuple(impoverish(article, variant) for article in labelled.articles)
            grouping = group_stories(articles, Curation(), taxonomy)
            _print_quality(labelled, variant, grouping, show=show)
        _print_twins(labelled)


def _print_quality(labelled: Labelled, variant: str, grouping: Grouping, *, show: bool) -> None:
    merged = {
        pair_of(one.article_id, other.article_id)
        for story in grouping.stories
        for one, other in combinations(story.members, 2)
    }
    merged -= labelled.unsure
    same = labelled.same - labelled.unsure
    sharing = _sharing_text(labelled, merged | same)
    outlets = {article.id: article.outlet for article in labelled.articles}
    own = {pair for pair in merged | same if outlets[pair[0]] and outlets[pair[0]] == outlets[pair[1]]}
    print(
        f"{labelled.name:24} {variant:12} {_rates(merged, same)}  rejected {len(grouping.rejections)}"
        f"  alike but apart: {len(merged & labelled.apart)} of {len(labelled.apart)} merged"
    )
    print(f"{'copies and releases':>37} {_rates(merged & sharing, same & sharing)}")
    print(f"{'of one outlet':>37} {_rates(merged & own, same & own)}")
    if show:
        for name, pairs in (("false", merged - same), ("missed", same - merged)):
            print(*(f"    {name} {left} {right}" for left, right in sorted(pairs)), sep="\n")


def _rates(merged: set[Pair], same: set[Pair]) -> str:
    true, false, missed = len(merged & same), len(merged - same), len(same - merged)
    return (
        f"true {true:4} false {false:3} missed {missed:3}"
        f"  P {true / max(1, true + false):.3f}  R {true / max(1, true + missed):.3f}"
        f"  F1 {2 * true / max(1, 2 * true + false + missed):.3f}"
    )


def _sharing_text(labelled: Labelled, pairs: set[Pair]) -> set[Pair]:
    """Those of the pairs that share as much text as copies and rewritten releases do."""
    shingles = read_features(labelled.articles).shingles
    texts = {article.id: frozenset(shingles.ids_of(n).tolist()) for n, article in enumerate(labelled.articles)}

    def share(one: str, other: str) -> float:
        shorter = min(len(texts[one]), len(texts[other]))
        return len(texts[one] & texts[other]) / max(1, shorter)

    return {pair for pair in pairs if share(*pair) >= limits.RELEASE_CONTAINMENT}


def _print_twins(labelled: Labelled) -> None:
    originals = [a for a in labelled.articles if a.title and len(a.body) > 350][:TWIN_ARTICLES]
    merged: Counter[str] = Counter()
    total: Counter[str] = Counter()
    taxonomy = load_taxonomy()
    for article in originals:
        for kind, twin in _make_twins(article):
            grouping = group_stories((article, twin), Curation(), taxonomy)
            total[kind] += 1
            merged[kind] += len(grouping.stories) == 1
    print(f"{labelled.name:24} merged: " + ", ".join(f"{kind} {merged[kind]}/{total[kind]}" for kind in total))


def _make_twins(article: Article) -> Iterator[tuple[str, Article]]:
    """Articles that are another story but for `cut to a third` and `bylined`."""
    elsewhere = Outlet("elsewhere", "elsewhere")
    towns = {p.word[:2] for p in find_places(article.title or "", make_gazetteer(load_taxonomy())) if "/" in p.path}

    def twin(change: dict[str, str], shift: int = 0, days: int = 0, outlet: Outlet | None = elsewhere) -> Article:
        def rewrite(text: str) -> str:
            for old, new in change.items():
                text = text.replace(old, new)
            if shift:
                text = re.sub(r"(?<!\d)(\d{1,2})일(?!\d|간)", lambda m: f"{(int(m[1]) + shift - 1) % 28 + 1}일", text)
                text = re.sub(r"(?<!\d)(\d{2,3})(?=명|만 ?원|개|억)", lambda m: str(int(m[1]) * 7 // 5 + 3), text)
            return text

        published = article.published
        if published.date and days:
            moved = (date.fromisoformat(published.date) + timedelta(days)).isoformat()
            published = replace(published, date=moved)
        return replace(
            article,
            id="twin",
            src_uri="twin",
            title=rewrite(article.title or ""),
            body=rewrite(article.body),
            outlet=outlet,
            published=published,
        )

    people = dict(zip(sorted(read_people(article.body, load_lexicon())), OTHER_NAMES, strict=False))
    if len(towns) == 1:
        town = {towns.pop(): OTHER_TOWN}
        yield "another town", twin(town)
        yield "another town, people and days", twin({**town, **people}, shift=5, days=1)
    later = twin({}, shift=9, days=9, outlet=article.outlet)
    if later.body != article.body:
        yield "same place, other days and amounts", later
    yield "cut to a third", replace(twin({}), body=article.body[: len(article.body) // 3], title=None)
    yield "bylined", replace(twin({}), body=f"[누리=통신] 구본서 기자 = {article.body} news@example.com")


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", choices=sorted(HALVES), default="odd")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    measure_quality(options.files, options.half, show=options.show)


if __name__ == "__main__":
    main()
