"""Saved web pages: the article's text, and what the page states about itself."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from digest.errors import SeedError
from digest.lazy import regex
from digest.model import Stated
from digest.read.html_blocks import block_lines, marked_container
from digest.read.metadata import article_body, read_metadata
from digest.read.script_text import script_text
from digest.text import normalise, squeeze_spaces

_XML_HEAD = regex(r"^\s{0,100}<\?xml[^>]{0,200}\?>")
_WORD = regex(r"\w+")
_STAMPED = regex(r"(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]|[가-힣]{2,4}\s?(?:기자|특파원)(?![가-힣])")
_SIGNED = regex(
    r"[가-힣A-Za-z ]{0,16}[가-힣]{2,4}\s?(?:선임|전문)?(?:기자|특파원)[\s(<|/]{1,3}[\w.+-]{2,40}@[\w.-]{4,40}[)>]?"
)
_SAVED_FROM = regex(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s{1,9}url:\s{1,9})(https?://[^\s<>\"']{8,500})"
)
_TOP = 3000
_RIGHTS = regex(
    r"저작권자|저작물은|무단\s?(?:전재|복제|배포)|opyright|COPYRIGHT|[Rr]eserved|^(?:제호|상호|매체명|법인명)\s?[:：]"
)
_NOTICES = 2
_BELOW = 6
"""Lines below the text that are looked at."""
_PROSE = regex(r"[다요][.](?:\s|$|[”\"’'\])])")
_LONG = 40
_ABOVE = 40
"""Lines above the text that are looked at."""
_STAMP = 100
_LABEL = 8
"""Characters of a label (`입력`, `작성일`) that stands on a line of its own."""
_LEAST = 100
"""Letters of running text on a page, at least; one with fewer is put together by its scripts."""
_NEARLY = 0.9
_ENOUGH = 0.6
"""Share of the page's prose, or of trafilatura's words, that the page's own container must hold to be believed."""


def html_text(page: str) -> tuple[str, tuple[Stated, ...]]:
    """The main text of a page, one block a line, and its statements.

    The element that the page marks as its article is believed if it holds most of the page's running text, or if
    trafilatura finds its text there, too; otherwise trafilatura's choice counts, and where that finds nothing,
    `articleBody` of the JSON-LD, or a text in the scripts of a page that shows none, and at last every block of the
    page (cleaning has the last word).

    Raises:
        SeedError: if the page cannot be parsed or holds no text at all.
    """
    tree = parse_page(page)
    saved = _SAVED_FROM.search(page, 0, _TOP)
    named = _labelled_title(tree)
    stated = (*named, *read_metadata(tree), *((Stated("url", saved[1], "html"),) if saved else ()))
    shown = list(block_lines(tree, frame=True))
    container = marked_container(tree)
    own = list(block_lines(container)) if container is not None else []
    found = own if _prose(own) >= _ENOUGH * _prose(shown) > 0 else _trafilatura_lines(tree, _prose(shown))
    told = [line for line in article_body(tree).split("\n") if line.strip()]
    if not told and _prose(shown) < _LEAST:
        told = script_text(tree)
    chosen = _choose(own, found, told)
    apart = _relined(chosen, shown)
    lines = (apart if apart != chosen else _relined(chosen, told)) or list(block_lines(tree))
    text = squeeze_spaces(
        normalise("\n".join((*_stamps(shown, lines), *lines, *_signature(shown, lines), *_rights(shown, lines))))
    ).strip()
    if not text:
        raise SeedError("the page holds no text")
    return text, stated


def _labelled_title(tree: HtmlElement) -> tuple[Stated, ...]:
    """What a board's table calls the headline; the title of its page is that of the board."""
    for head in tree.iter("th", "dt"):
        cell = head.getnext() if "".join(head.itertext()).replace(" ", "").strip() == "제목" else None
        text = " ".join("".join(cell.itertext()).split()) if cell is not None and cell.tag in ("td", "dd") else ""
        if text:
            return (Stated("title", text, "html"),)
    return ()


def parse_page(page: str) -> HtmlElement:
    """The page's tree, nested as deep as it may be.

    Raises:
        SeedError: if the parser finds no element at all.
    """
    parser = lxml_html.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(_XML_HEAD.sub("", page), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SeedError(f"the page cannot be parsed: {error}") from error
    if not isinstance(tree, HtmlElement):
        raise SeedError("the page cannot be parsed: no element in it")
    return tree


def _prose(lines: Iterable[str]) -> int:
    """Letters of the lines that are running text."""
    return sum(len(line) for line in lines if _PROSE.search(line))


def _trafilatura_lines(tree: HtmlElement, prose: int) -> list[str]:
    """What trafilatura takes for the article; its slower rounds only where the fast one misses much of the `prose`."""
    import trafilatura  # takes a while, and most builds meet no new page

    found: list[str] = []
    for fast in (True, False):
        text = trafilatura.extract(
            deepcopy(tree),  # it takes the tree apart
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            deduplicate=False,
            with_metadata=False,
            fast=fast,
        )
        found = [line for line in (text or "").split("\n") if line.strip()]
        if _prose(found) >= _ENOUGH * max(prose, sum(map(len, found))) > 0:
            break
    return found


def _choose(own: list[str], found: list[str], told: list[str]) -> list[str]:
    """The page's own container, trafilatura's text, or the JSON-LD's: the first that holds enough of the next."""
    best = own if own and _share(found, own) >= _ENOUGH else found
    return best if _share(told, best) >= _ENOUGH else told


def _relined(lines: list[str], shown: list[str]) -> list[str]:
    """The lines, with those that hold several paragraphs of the page taken apart, as trafilatura's of a table do."""
    blocks = [" ".join(line.split()) for line in shown]
    apart: list[str] = []
    for line in lines:
        flat = " ".join(line.split())
        inside = list(dict.fromkeys(block for block in blocks if block in flat)) if len(flat) > _LONG else []
        prose = sum(bool(_PROSE.search(block)) for block in inside)
        whole = sum(map(len, inside)) >= _NEARLY * len(flat)
        apart.extend(inside if prose > 1 and whole and max(map(len, inside)) < len(flat) else [line])
    return apart


def _share(lines: list[str], inside: list[str]) -> float:
    """Share of the words of `lines` that stand in `inside`; 1 if there are none to look for."""
    words = _WORD.findall(" ".join(lines))
    known = set(_WORD.findall(" ".join(inside)))
    return sum(word in known for word in words) / len(words) if words else 1.0


def _signature(shown: list[str], lines: list[str]) -> list[str]:
    """The reporter's name and address right below the text, where the page keeps them outside of it."""
    last = next((line for line in reversed(lines) if len(line) > _LONG), "")
    at = max((index for index, line in enumerate(shown) if last and last[-_LONG:] in line), default=len(shown))
    return [line for line in shown[at + 1 : at + _BELOW] if _SIGNED.fullmatch(line.strip()) and line not in lines][:1]


def _rights(shown: list[str], lines: list[str]) -> list[str]:
    """The first notices of rights below the text: they tell whose page it is, and cleaning takes them out."""
    last = next((line for line in reversed(lines) if len(line) > _LONG), "")
    at = max((index for index, line in enumerate(shown) if last and last[-_LONG:] in line), default=len(shown))
    below = (line.strip() for line in shown[at + 1 :])
    return [line for line in below if len(line) <= 2 * _STAMP and _RIGHTS.search(line) and line not in lines][:_NOTICES]


def _stamps(shown: list[str], lines: list[str]) -> list[str]:
    """Short lines with a date or a reporter's name shortly above the text: pages keep them outside of it."""
    first = next((line for line in lines if len(line) > _LONG), "")
    above: list[str] = []
    for line in shown:
        if first and first[:_LONG] in line:
            break
        above.append(line)
    else:
        return []
    wanted: list[str] = []
    previous = ""
    for line in above[-_ABOVE:]:
        if len(line) <= _STAMP and _STAMPED.search(line) and line not in lines:
            wanted += [previous, line] if len(previous) <= _LABEL else [line]
        previous = line
    return [line for line in wanted if line]
