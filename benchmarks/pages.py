"""How much of a page's furniture goes, and how much of the article stays: `python benchmarks/pages.py`.

Pages are put together from the shapes in `shapes/` and the articles of `page_texts.yml`, or of JSON-lines files
(objects with `title`, `body`, `date`) given with `--articles`. Prints, for the groups of shapes apart, the share of
furniture that is gone, of body characters lost, and how often headline, deck, outlet, author and date are right;
`--show NAME` prints what went wrong in shapes whose name holds NAME. Asserts nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from digest import vocabulary
from digest.clean import clean_article
from digest.clean.lexicon import letters
from digest.dates import date_article
from digest.errors import SeedError
from digest.model import Article, Published
from digest.read import read_seed
from digest.taxonomy import Taxonomy, find_outlet, load_taxonomy
from digest.text import sentences

HERE = Path(__file__).parent
_OWN = re.compile(r"\{(title|deck|body|first|rest|head|tail|glued|spaced)\}")
_PROSE = re.compile(r"다[.][”\"’]?$")
_GLUED = re.compile(r"(?<=다\.)(?=[가-힣A-Z“‘△▲◇■#])|(?<=다\.[”\"])(?=[가-힣A-Z“‘△▲◇■#](?!고|며))")
"""Where a collection lost the line ends of its texts."""
_ASIDE = re.compile(
    r"공공누리|사진|제공(?![가-힣])|ⓒ|\(C\)|기자|캡처|갈무리|[@☎☞▲△※]|재판매|재배포|^\[[^\[\]]{2,12}\]|이 기사는"
)
"""Lines of a collection that may be furniture of its own sources (licences, captions, signatures): they count neither
as body nor as furniture."""
_BOARD = re.compile(r"^(?:새글\s|\[[^\[\]]{1,8}\]\s?)|\s?(?:새로운글|NEW)$")
"""What a board sets beside a headline."""
_CLOCK = re.compile(r"[\d\s./:-]+")
_DAY = re.compile(r"(?<![\d~월.])(?<!월\s)(\d{1,2})일(?=\s|,)")
_COLLECTIONS = (
    *("fitted", "later", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
)
"""Files of shapes, in the order in which they were written."""
_GROUPS = ("held", *_COLLECTIONS)
_SHORT = 6
"""Letters of furniture that is only looked for as a whole line."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known about it."""

    shape: str
    group: str
    """fitted: rules were made with it; the others were first run before a rule knew them."""
    file: str
    text: str
    furniture: tuple[str, ...]
    title: str | None
    deck: tuple[str, ...]
    body: tuple[str, ...]
    outlet: str | None
    known: bool
    """Whether the list of outlets ought to hold it; else a name of its own will do."""
    author: str | None
    date: str | None


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


def make_pages(texts: dict[str, Any], articles: list[dict[str, Any]], rounds: int) -> Iterator[Page]:
    """Every shape with several articles; the same arguments give the same pages."""
    for index, (group, shape) in enumerate(_shapes()):
        for turn in range(rounds):
            dice = random.Random(index * 1000 + turn)
            article = shape.get("article") or articles[(index * rounds + turn) % len(articles)]
            yield _page(group, shape, article, texts, dice)


def _shapes() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each with the group it is reported in."""
    for group in _COLLECTIONS:
        for shape in yaml.safe_load((HERE / "shapes" / f"{group}.yml").read_text(encoding="utf-8"))["shapes"]:
            yield "held" if shape.get("held") else group, shape


def _page(
    group: str, shape: dict[str, Any], article: dict[str, Any], texts: dict[str, Any], dice: random.Random
) -> Page:
    who = dice.randrange(len(texts["authors"]))
    others = itertools.cycle(dice.sample(texts["headlines"], len(texts["headlines"])))
    body = article["body"]
    date = _date(article, dice.randrange(1_900_000))
    half = max(1, len(body) // 2)
    caption = dice.choice(texts["captions"])
    known = {
        "author": texts["authors"][who],
        "mail": texts["mails"][who],
        "town": dice.choice(texts["towns"]),
        "date": date,
        "visit": date + dt.timedelta(days=200),
        "caption": caption,
    }
    own = {
        "title": [article["title"]],
        "deck": article["deck"],
        "body": body,
        "first": body[:1],
        "rest": body[1:],
        "head": body[:half],
        "tail": body[half:],
        "glued": ["".join(body)],
        "spaced": [line for paragraph in body for line in (paragraph, "")],
    }
    lines: list[str] = []
    furniture: list[str] = []
    for template in shape["page"].rstrip("\n").split("\n"):
        around = _OWN.sub("\0", template)
        around = re.sub(r"\{other\}", lambda _: next(others), around).format(**known)
        names = _OWN.findall(template)
        furniture += [html.unescape(piece).strip() for piece in around.split("\0") if letters(piece)]
        lines.extend(_filled(around.split("\0"), names, own))
    given = shape["page"]
    return Page(
        shape=shape["name"],
        group=group,
        file=shape.get("file", "page.txt"),
        text="\n".join(lines),
        furniture=tuple(furniture),
        title=article["title"] if "{title}" in given else None,
        deck=tuple(article["deck"]) if "{deck}" in given else (),
        body=tuple(body),
        outlet=shape["outlet"],
        known=shape.get("known", True),
        author=known["author"] if "{author}" in given else None,
        date=date.date().isoformat() if "{date:" in given and shape.get("date", True) else None,
    )


def _date(article: dict[str, Any], minute: int) -> dt.datetime:
    """The article's own day if it is known, else one that fits the day of the month its text names first."""
    free = dt.datetime(2021, 1, 1, 9, 10, 11) + dt.timedelta(minutes=minute)
    if "date" in article:
        return dt.datetime.combine(dt.date.fromisoformat(article["date"]), free.time())
    named = _DAY.search("\n".join(article["body"]))
    return free.replace(day=min(int(named[1]), 28)) if named else free


def _filled(pieces: list[str], names: list[str], own: dict[str, list[str]]) -> list[str]:
    """The lines of one template line: what stands before a part precedes its first line, the rest follows its last."""
    lines = [pieces[0]]
    for name, piece in zip(names, pieces[1:], strict=True):
        values = own[name]
        if not values and pieces == ["", ""]:
            return []
        if values:
            lines[-1] += values[0]
            lines.extend(values[1:])
        lines[-1] += piece
    return lines


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


def read_articles(paths: Iterable[Path], remainder: int) -> list[dict[str, Any]]:
    """The articles at even (0) or odd (1) positions, reduced to the paragraphs that are surely prose of the article."""
    found = []
    for path in paths:
        for position, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            body = [text.strip() for paragraph in row["body"].split("\n") for text in _GLUED.split(paragraph)]
            body = [text for text in body if len(text) > 40 and _PROSE.search(text) and not _ASIDE.search(text)]
            title = _own_title(row["title"])
            if position % 2 == remainder and len(body) > 2 and not title.endswith(("..", "…")):
                found.append({"title": title, "deck": [], "body": body, "date": row["date"][:10]})
    return found


def _own_title(title: str) -> str:
    """The headline without a board's label, and without the date or the text that a collector took along."""
    lines = [_BOARD.sub("", line.strip()).strip() for line in title.split("\n")]
    return next((line for line in lines if line and not _CLOCK.fullmatch(line)), title)


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
    parser.add_argument("--groups", nargs="*", default=_GROUPS, choices=_GROUPS, help="groups of shapes to measure")
    arguments = parser.parse_args()
    forget(arguments.without, arguments.seed)
    texts = yaml.safe_load((HERE / "page_texts.yml").read_text(encoding="utf-8"))
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
