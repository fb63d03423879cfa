"""Articles to search: those of a folder, or invented ones; each with its search terms and what is in it.

What a query must find is judged from the morphemes of the whole text, not from the terms of the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random

from benchmarks.corpus import articles
from digest.cache import Cache, pack, unpack
from digest.classify import classify_story
from digest.clean import clean_article
from digest.errors import SeedError
from digest.model import Article, Outlet, Published, RegionLabel, Role
from digest.morphology import analyse
from digest.publish.search.enrich import IndexedStory
from digest.publish.search.records import Record
from digest.read import read_seed
from digest.taxonomy import load_taxonomy
from digest.text import clip, sentences
from digest.words.amounts import amounts
from digest.words.terms import Terms, Weight, join_terms, letters, read_terms

CONTENT = frozenset({"MM", "NNG", "NNP", "NNB", "NR", "XPN", "XSN", "XR", "SL", "SN", "SH"})
_KIND = "publish.search/benchmark"
_SHOWN = 120
"""Letters of the first sentence that a result shows; what stock Material indexes besides the headline."""
_SHOWN_OF_MANY = 60
"""The same where there are ten thousand stories; see `digest.publish.search.records`."""


@dataclass(frozen=True, slots=True)
class Run:
    """Content morphemes written without a space."""

    pieces: tuple[str, ...]
    """Their letters."""
    tags: tuple[str, ...]
    spaced: bool
    """Whether one space parts it from the run before, with nothing between."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with what its analysis shows."""

    id: str
    title: str
    date: str
    lead: str
    terms: Terms
    title_runs: tuple[Run, ...]
    runs: tuple[Run, ...]
    """Of title and body."""
    verbs: tuple[str, ...]
    """Stems of verbs and adjectives, each as often as it stands there."""
    numbers: tuple[int, ...]
    primary: tuple[str, ...]
    mentioned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it came."""

    id: str
    title: str
    date: str
    body: str


def read_sources(folder: Path | None, count: int) -> list[Source]:
    """The articles of all `*.jsonl` files below a folder (id, title, date, body); without one, invented articles."""
    if folder is None:
        return list(_invented(count))
    rows = [
        json.loads(line)
        for file in sorted(folder.rglob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [Source(row["id"], row["title"], row.get("date") or "", row["body"]) for row in rows if row["body"].strip()]


def analyse_sources(sources: Sequence[Source], cache: Cache) -> list[Document]:
    """Every article analysed once, newest first; kept by content."""
    keys = [blake2b(f"{each.id}\0{each.title}\0{each.body}".encode(), digest_size=16).hexdigest() for each in sources]
    kept = cache.get_many(_KIND, keys)
    documents = []
    for key, source in zip(keys, sources, strict=True):
        if key in kept:
            documents.append(unpack(kept[key], Document))
            continue
        documents.append(_document(source))
        cache.put_many(_KIND, {key: pack(documents[-1])})
    return sorted(sorted(documents, key=lambda each: each.id), key=lambda each: each.date, reverse=True)


def indexed(document: Document) -> tuple[IndexedStory, Terms]:
    """A document as the search of a site knows it, and its words."""
    record = Record(
        document.id, document.title, document.date, None, document.primary, document.mentioned, (), (document.lead,)
    )
    return IndexedStory(f"stories/{document.id}/", record), document.terms


def multiply(documents: Sequence[Document], count: int, seed: int = 7) -> Iterator[tuple[IndexedStory, Terms]]:
    """Stories as large as real ones, mixed from the words of real ones, each with a few words nobody else has."""
    random = Random(seed)
    for number in range(count):
        base, other = random.choice(documents), random.choice(documents)
        parts = [
            (base.terms, Weight.TITLE),
            (_sample(random, other.terms), Weight.BODY),
            (_unseen(random), Weight.BODY),
        ]
        words = [*base.title.split(), *other.title.split()]
        random.shuffle(words)
        title = " ".join(words[: max(3, len(words) // 2)])
        record = Record(
            f"a{number:010x}",
            title,
            base.date,
            None,
            base.primary,
            base.mentioned,
            (),
            (clip(other.lead, _SHOWN_OF_MANY),),
        )
        yield IndexedStory(f"stories/a{random.getrandbits(40):010x}/", record), join_terms(parts)


def _sample(random: Random, terms: Terms) -> Terms:
    words = terms.words.split()
    return Terms.of(dict.fromkeys(random.sample(words, len(words) // 5), int(Weight.BODY)), ())


def _unseen(random: Random) -> Terms:
    words = {"".join(chr(random.randrange(0xAC00, 0xD7A4)) for _ in range(3)) for _ in range(8)}
    return Terms.of(dict.fromkeys(words, int(Weight.BODY)), ())


def _document(source: Source) -> Document:
    body = [sentence.text for sentence in sentences(source.body)]
    parts = [
        (source.title, Weight.TITLE),
        *((text, Weight.BODY if at else Weight.LEAD) for at, text in enumerate(body)),
    ]
    terms = read_terms(parts)
    texts = [source.title, *body]
    regions = _regions(source)
    return Document(
        id=source.id,
        title=source.title,
        date=source.date,
        lead=clip(body[0] if body else "", _SHOWN),
        terms=terms,
        title_runs=tuple(_runs(source.title)),
        runs=tuple(run for text in texts for run in _runs(text)),
        verbs=tuple(m.form for text in texts for m in analyse(text) if m.tag.startswith(("VV", "VA"))),
        numbers=tuple(value for text in texts for value in amounts(text)),
        primary=tuple(label.id for label in regions if label.role is Role.PRIMARY),
        mentioned=tuple(label.id for label in regions if label.role is Role.MENTIONED),
    )


def _regions(source: Source) -> tuple[RegionLabel, ...]:
    published = Published(date=source.date or None)
    article = Article(
        source.id, source.id, source.id, source.title, (), source.body, Outlet("bench", "bench"), published=published
    )
    return classify_story((article,), load_taxonomy(), ()).regions


def _runs(text: str) -> Iterator[Run]:
    run: list[tuple[str, str]] = []
    end = before = -1
    start = 0
    for morpheme in analyse(text):
        if run and (morpheme.tag not in CONTENT or morpheme.start != end):
            yield _run(run, text[before:start] == " ")
            run, before = [], end
        if morpheme.tag in CONTENT:
            if not run:
                start = morpheme.start
            run.append((letters(text[morpheme.start : morpheme.end]), morpheme.tag))
            end = morpheme.end
    if run:
        yield _run(run, text[before:start] == " ")


def _run(run: list[tuple[str, str]], spaced: bool) -> Run:
    return Run(tuple(piece for piece, _ in run), tuple(tag for _, tag in run), spaced)


def _invented(count: int) -> Iterator[Source]:
    for number, (path, text) in enumerate(articles(count)):
        raw, _ = read_seed(text.encode(), path)
        try:
            article = clean_article(raw, (f"x{number:08}",), load_taxonomy())
        except SeedError:
            continue
        stated = next((mark.value[:10] for mark in (*raw.stated, *article.date_marks) if mark.field == "published"), "")
        yield Source(article.id, article.title or "", stated, article.body)
