"""Looking for what must not be on a site: bodies, page furniture and e-mail addresses of the seeds.

Every file is taken apart into its texts (text and attributes of markup, strings of JSON, cells of
CSV and SQLite). A text is looked at once, wherever it stands: the navigation of ten thousand pages
costs no more than that of one. Texts are compared by their letters and digits only.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.model import Digest, Finding
from digest.parallel import spread
from digest.taxonomy import load_taxonomy
from digest.text import EMAIL, sentences

_SHINGLE = 24
"""Letters and digits of a body that count as taken from it: longer than names of institutions and programmes."""
_STRIDE = 8
"""A body is remembered at every eighth letter, so that a stretch of 31 is found wherever it is cut."""
_FURNITURE = 12
"""Letters and digits of the shortest removed line that is looked for."""
_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".map"})
_MARKUP = frozenset({".html", ".htm", ".xml", ".svg"})

_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|mark|small|span|strong|sub|sup|u|wbr)\b[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]{8,})\"|'([^']{8,})')")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TEXT = re.compile(r">([^<>]{8,})<")
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_NO_LETTERS = re.compile(r"[\W_]+")
_IMAGE = re.compile(r"https?://\S+\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$|[다요죠음함됨임]$")


@dataclass(frozen=True, slots=True)
class _Forbidden:
    shingles: dict[str, str]
    """Stretches of bodies, by what they are a stretch of."""
    lines: dict[str, tuple[tuple[str, str], ...]]
    """Removed lines, letters and as they stood, by how they begin."""
    emails: frozenset[str]


def leaks(site_dir: Path, digest: Digest, processes: int = 1) -> tuple[Finding, ...]:
    """One finding for each file and each thing in it that must not be published.

    Looked for: e-mail addresses of the seeds, sentences and image addresses of removed furniture,
    and stretches of bodies and sub-headlines of 31 letters and more. What the digest quotes on
    purpose (headlines, figures and agreements with their sentences, excerpts, evidence) is not counted.
    """
    forbidden = _forbidden(digest)
    known: dict[str, tuple[str, ...]] = {}
    files = [path for path in sorted(site_dir.rglob("*")) if path.is_file() and path.suffix not in _BINARY]
    findings = []
    for path, problems in zip(files, spread(partial(_look_at, forbidden, known), files, processes), strict=True):
        where = path.relative_to(site_dir).as_posix()
        findings += [Finding(where, problem, "only what the digest quotes") for problem in problems]
    return tuple(findings)


def _look_at(forbidden: _Forbidden, known: dict[str, tuple[str, ...]], path: Path) -> list[str]:
    """The problems of a file, each once. `known` holds what was found of each text so far."""
    problems: set[str] = set()
    for text in set(_texts(path)):
        if text not in known:
            known[text] = tuple(_problems(text, forbidden))
        problems.update(known[text])
    return sorted(problems)


def _forbidden(digest: Digest) -> _Forbidden:
    quoted = [_letters(text) for text in _published(digest)]
    allowed = {piece for text in quoted for piece in _cuts(text, 1)}
    everything_quoted = "\n".join(quoted)
    shingles: dict[str, str] = {}
    lines: dict[str, dict[tuple[str, str], None]] = {}
    emails: set[str] = set()
    for article in (article for entry in digest.entries for article in entry.articles):
        for text in (*(sentence.text for sentence in sentences(article.body)), *article.deck):
            for piece in _cuts(_letters(text), _STRIDE):
                if piece not in allowed:
                    shingles.setdefault(piece, article.src_uri)
        removed = [line for removal in article.removed for line in removal.text.splitlines()]
        wanted = [line for line in removed if _is_sentence(line)]
        wanted += [address for line in removed for address in _IMAGE.findall(line)]
        for letters in map(_letters, wanted):
            if len(letters) >= _FURNITURE and letters not in everything_quoted:
                lines.setdefault(letters[:_FURNITURE], {})[letters, article.src_uri] = None
        for text in (article.body, article.author or "", *article.deck, *removed):
            emails.update(_plain_email(match) for match in EMAIL.findall(text))
    return _Forbidden(shingles, {key: tuple(value) for key, value in lines.items()}, frozenset(emails))


def _published(digest: Digest) -> Iterator[str]:
    """Everything that is quoted on purpose, or that we wrote ourselves."""
    for entry in digest.entries:
        yield entry.title
        for article in entry.articles:
            yield from (article.title or "", article.published.evidence, article.author or "", article.url or "")
        for claim in entry.claims:
            yield from (claim.sentence, claim.what, claim.party or "")
        for agreement in entry.agreements:
            yield from (agreement.sentence, agreement.purpose, *agreement.parties)
        spans = [[item.text for item in region.evidence] for region in entry.labels.regions]
        spans += [[item.text for item in topic.evidence] for topic in entry.labels.topics]
        spans.append([quote.text for quote in entry.excerpt])
        for group in spans:
            yield from group
            yield " ".join(group)  # the search index runs them together
        yield entry.labels.on_topic_reason
        yield from (member.reason for member in entry.story.members)
    for decision in digest.decisions:
        yield from (decision.reason, decision.counterfactual, *decision.evidence)
        yield from (side for veto in decision.vetoes for side in (veto.left, veto.right))
    for rejection in digest.rejections:
        yield rejection.reason
    for place in load_taxonomy().regions.values():
        yield from (place.facts_ko, place.facts_en)


def _letters(text: str) -> str:
    """Letters and digits, without case; like `digest.text.fold`, for long texts."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= 4 or bool(_SENTENCE_END.search(line.strip()))


def _cuts(letters: str, stride: int) -> Iterator[str]:
    """The stretches of a letters text; its end is one of them wherever the stride falls."""
    last = len(letters) - _SHINGLE
    for start in range(0, last + 1, stride):
        yield letters[start : start + _SHINGLE]
    if last > 0 and last % stride:
        yield letters[last:]


def _problems(text: str, forbidden: _Forbidden) -> Iterator[str]:
    if "@" in text or "＠" in text:
        for address in sorted({_plain_email(match) for match in EMAIL.findall(text)} & forbidden.emails):
            yield f"the e-mail address {address} of a seed"
    letters = _letters(text)
    shingles, lines = forbidden.shingles, forbidden.lines
    sources: dict[str, int] = {}
    for start in range(len(letters) - _FURNITURE + 1):
        source = shingles.get(letters[start : start + _SHINGLE])
        if source is not None:
            sources.setdefault(f"text of the body of seeds/{source}", start)
        for line, owner in lines.get(letters[start : start + _FURNITURE], ()):
            if letters.startswith(line, start):
                sources.setdefault(f"text that cleaning removed from seeds/{owner}", start)
    for problem, start in sorted(sources.items()):
        yield f"{problem}: …{letters[start : start + 40]}…"


def _plain_email(match: str) -> str:
    return re.sub(r"\s", "", match).replace("＠", "@").lower()


def _texts(path: Path) -> Iterator[str]:
    """The texts of one file. A file that is not what its name says is read as plain text."""
    if path.suffix == ".sqlite":
        yield from _cells(path)
        return
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    content = data.decode("utf-8", errors="replace")
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    if suffix == ".json":
        yield from _json(content)
    elif suffix in _MARKUP:
        yield from _markup(content)
    else:
        yield from content.splitlines()


def _markup(content: str) -> Iterator[str]:
    """Text between block tags and in attributes; escaped markup inside (feeds, search) is opened too."""
    for pair in _ATTRIBUTE.findall(content):
        yield html.unescape(pair[0] or pair[1])
    yield from _COMMENT.findall(content)
    for text in _TEXT.findall(f">{_INLINE.sub('', content)}<"):
        plain = html.unescape(text)
        yield plain
        if plain.lstrip()[:1] in ("{", "["):  # structured data in a script element
            yield from _json(plain)
        if "<" in plain:  # markup that was escaped, or a name in angle brackets
            yield from _markup(plain)


def _json(content: str) -> Iterator[str]:
    """The strings of a JSON text, keys too; what stands between them only if it is no JSON at all."""
    try:
        json.loads(content)
    except ValueError:
        yield from content.splitlines()
    for literal in {item for item in _JSON_STRING.findall(content) if len(item) > _FURNITURE}:
        try:
            value = json.loads(literal, strict=False)
        except ValueError:
            continue
        yield value
        if "<" in value:
            yield from _markup(value)


def _cells(path: Path) -> Iterator[str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (names from the file itself)
                yield from (value for value in row if isinstance(value, str))
    finally:
        connection.close()
