"""One seed's bytes to a raw article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from digest.dates import read_stated
from digest.errors import SeedError
from digest.lazy import regex
from digest.model import Finding, RawArticle, Stated
from digest.read.encoding import decode, repair_mojibake
from digest.read.front_matter import split_front_matter
from digest.read.html import html_text
from digest.read.markdown import markdown_text
from digest.read.plain import plain_text
from digest.read.records import split_record
from digest.read.serialised import read_serialised
from digest.read.several import articles_in
from digest.text import normalise, squeeze_spaces

_PAGE = regex(
    r"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOST = regex("\ufffd+")
"""What stands for characters that nobody could decode; as a question mark they may be told from what is around."""
_FORMATS = {".md": "markdown", ".html": "html", ".htm": "html"}


def read_seed(data: bytes, src_uri: str) -> tuple[RawArticle, tuple[Finding, ...]]:
    """A seed's text with what its source states about it, and findings for the curator.

    A `.txt` file that holds a whole HTML page is read as one.

    Raises:
        SeedError: if the file is empty, binary, in no known encoding, or holds no text.
    """
    where = f"seeds/{src_uri}"
    text, repairs = decode(data)
    text, mojibake, damaged = repair_mojibake(text)
    notes = [*repairs, *([mojibake] if mojibake else [])]
    findings = []
    if damaged:
        findings.append(Finding(where, "the text looks as if it had been decoded wrongly", "readable Korean"))
    if "\ufffd" in text:
        lost = len(_LOST.findall(text))
        findings.append(
            Finding(where, f"characters were lost at {lost} places before the text got here", "all of its text")
        )
        text = _LOST.sub("?", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    form = _FORMATS.get(src_uri[src_uri.rfind(".") :].lower(), "text") if "." in src_uri else "text"
    stated, rest, problems = split_front_matter(text.lstrip("\n") if text.startswith("\n") else text, where)
    findings += problems
    findings += _unreadable(stated, where)
    if form == "html" or _PAGE.match(rest):
        form = "html"
        body, page_stated = html_text(rest)
        stated += page_stated
    else:
        written, rest, mended = read_serialised(rest)
        stated, notes = stated + written, [*notes, *mended]
        if (held := articles_in(rest)) > 1:
            findings.append(Finding(where, f"reads like {held} articles, with rules between them", "one a file"))
        if form == "markdown":
            record, rest = ((), rest) if stated else split_record(rest)
            stated += record
            rest = markdown_text(normalise(rest))
        body, mended = plain_text(rest)
        notes += mended
        if form == "text" and not stated:
            stated, body = split_record(body)
    if not body.strip():
        raise SeedError("the file holds no text" + (" below its front matter" if stated else ""))
    return (
        RawArticle(
            src_uri=src_uri,
            content_sha256=hashlib.sha256(data).hexdigest(),
            format=form,
            text=squeeze_spaces(body),
            stated=tuple(_tidy(item) for item in stated),
            repairs=tuple(notes),
        ),
        tuple(findings),
    )


def _unreadable(stated: tuple[Stated, ...], where: str) -> Iterator[Finding]:
    """What front matter states in a form that nothing is made of: a day that is none, an address of no page."""
    for item in stated:
        what = f"front matter: {item.field}: cannot be read: {item.value!r}"
        if item.field == "published" and read_stated(item.value) is None:
            yield Finding(where, what, "YYYY, YYYY-MM or YYYY-MM-DD")
        elif item.field == "url" and not item.value.startswith(("http://", "https://")):
            yield Finding(where, what, "an address that starts with http:// or https://")


def _tidy(stated: Stated) -> Stated:
    return Stated(stated.field, " ".join(plain_text(stated.value)[0].split()), stated.source)
