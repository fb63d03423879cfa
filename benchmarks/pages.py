"""How much of a page's furniture goes, and how much of the article stays: `python benchmarks/pages.py`.

Pages are put together from the shapes in `shapes/` and the articles of `page_texts.yml`, or of JSON-lines files
(objects with `title`, `body`, `date`) given with `--articles`. Prints, for the groups of shapes apart, the share of
furniture that is gone, of body characters lost, and how often headline, deck, outlet, author and date are right;
`--show NAME` prints what went wrong in shapes whose name holds NAME. Asserts nothing.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import yaml
from page_shapes import GROUPS, Page, make_pages, read_articles

from digest import vocabulary
from digest.clean import clean_article
from digest.clean.lexicon import letters
from digest.dates import date_article
from digest.errors import SeedError
from digest.model import Article, Published
from digest.read import read_seed
from digest.taxonomy import Taxonomy, find_outlet, load_taxonomy
from digest.text import sentences

_SHORT = 6
"""Letters of furniture that is only looked for as a whole line."""


@dataclass(slots=True)
class Tally:
    """Counts over pages."""

    pages: int = 0
    furniture: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    body_letters: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)
    lost_letters: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)


def measure(page: Page, taxonomy: Taxonomy, tally: Tally) -> None:
    """Reads, cleans and dates one page, and counts what came out."""
    tally.pages += 1
    tally.furniture += len(page.furniture)
    tally.body_letters += sum(len(letters(text)) for text in page.body)
    try:
        raw, _ = read_seed(page.text.encode(), page.file)
        article = clean_article(raw, ("page",), taxonomy)
    except SeedError as error:
        tally.lost.append((page.shape, f"rejected: {error}"))
        tally.lost_letters += sum(len(letters(text)) for text in page.body)
        return
    published, _ = date_article(article)
    out = [letters(line) for line in (article.title or "", *article.deck, *article.body.split("\n"))]
    for text in page.furniture:
        if _remains(letters(text), out, page):
            tally.left.append((page.shape, text))
    whole = letters(article.body)
    for paragraph in page.body:
        for sentence in sentences(paragraph):
            if letters(sentence.text) not in whole:
                gone = _missing(letters(sentence.text), whole)
                rules = {cut.rule for cut in article.removed if _overlap(letters(cut.text), letters(sentence.text))}
                tally.lost.append((page.shape, f"{gone} letters by {', '.join(sorted(rules))}: {sentence.text}"))
                tally.lost_letters += gone
    _facts(page, article, published, taxonomy, tally)


def _missing(text: str, whole: str) -> int:
    """How many letters of a sentence do not stand in a text, in runs of a few letters at least."""
    blocks = SequenceMatcher(None, whole, text, autojunk=False).get_matching_blocks()
    return len(text) - sum(block.size for block in blocks if block.size >= _SHORT)


def _overlap(cut: str, text: str) -> bool:
    return len(cut) > 1 and (cut in text or text in cut)


def _remains(folded: str, out: list[str], page: Page) -> bool:
    if len(folded) < _SHORT:
        return folded in out
    own = [letters(text) for text in (page.title or "", *page.deck, *page.body)]
    return any(folded in line for line in out) and not any(folded in line for line in own)


def _facts(page: Page, article: Article, published: Published, taxonomy: Taxonomy, tally: Tally) -> None:
    outlet = find_outlet(taxonomy, page.outlet) if page.outlet else None
    date = published.date if published.basis.value == "stated" else None
    pairs = (
        ("title", letters(page.title or "") or None, letters(article.title or "") or None),
        ("deck", tuple(map(letters, page.deck)), tuple(map(letters, article.deck))),
        ("outlet", outlet.id if outlet else None, article.outlet.id if article.outlet else None),
        ("author", page.author, article.author),
        ("date", page.date, date),
    )
    for name, expected, found in pairs:
        asked = "known" if expected else "none"
        tally.asked[f"{name} {asked}"] += 1
        if expected == found:
            tally.right[f"{name} {asked}"] += 1
        elif not found:
            tally.missing[f"{name} {asked}"] += 1
        if expected != found:
            tally.wrong.append((page.shape, name, str(expected), str(found)))


def report(name: str, tally: Tally, show: str | None) -> None:
    """Prints the shares, and with `show` what went wrong."""
    if not tally.pages:
        return
    gone = 1 - len(tally.left) / tally.furniture
    lost = tally.lost_letters / tally.body_letters
    print(f"{name}: {tally.pages} pages; furniture gone {gone:.2%} of {tally.furniture:,}; body lost {lost:.2%}")
    for key in sorted(tally.asked):
        asked, right, missing = tally.asked[key], tally.right[key], tally.missing[key]
        print(f"  {key}: {right} of {asked} right, {missing} missing, {asked - right - missing} wrong")
    if show is None:
        return
    for kind, rows in (("LEFT", tally.left), ("LOST", tally.lost), ("WRONG", tally.wrong)):
        for row, count in Counter(rows).most_common():
            if show in row[0]:
                print(f"  {kind} x{count} {' | '.join(row)}")


def forget(share: float, seed: int) -> None:
    """Drops phrases of the vocabularies in memory, to see how much place and shape do without them."""
    for name in ("furniture.yml", "clean_interface.yml") if share else ():
        dice = random.Random(f"{seed} {name}")
        for phrases in vocabulary.load(name).values():
            kept = [phrase for phrase in phrases if dice.random() >= share]
            phrases[:] = kept or phrases[:1]


def main() -> None:
    """Parses the arguments and measures both halves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="*", default=[], help="JSON-lines files to take texts from")
    parser.add_argument("--odd", action="store_true", help="take the odd rows of these files")
    parser.add_argument("--rounds", type=int, default=8, help="pages of each shape")
    parser.add_argument("--show", metavar="NAME", help="print what went wrong in shapes whose name holds NAME")
    parser.add_argument("--without", type=float, default=0.0, metavar="SHARE", help="vocabulary dropped at random")
    parser.add_argument("--seed", type=int, default=1, help="which phrases are dropped")
    parser.add_argument("--groups", nargs="*", default=GROUPS, choices=GROUPS, help="groups of shapes to measure")
    arguments = parser.parse_args()
    forget(arguments.without, arguments.seed)
    texts = yaml.safe_load(Path(__file__).with_name("page_texts.yml").read_text(encoding="utf-8"))
    articles = read_articles(arguments.articles, int(arguments.odd)) or texts["articles"]
    taxonomy = load_taxonomy()
    tallies = {group: Tally() for group in arguments.groups}
    for page in make_pages(texts, articles, arguments.rounds):
        if page.group in tallies:
            measure(page, taxonomy, tallies[page.group])
    for group, tally in tallies.items():
        report(group, tally, arguments.show)


if __name__ == "__main__":
    main()
