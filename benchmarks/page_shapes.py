"""Pages made of shapes and articles, for `pages.py`: of each it is known what is furniture and what is not."""

from __future__ import annotations

import datetime as dt
import html
import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from digest.clean.lexicon import letters

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
GROUPS = ("held", *_COLLECTIONS)


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
