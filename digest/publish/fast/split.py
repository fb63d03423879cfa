"""Markdown taken apart into the blocks that are rendered one by one."""

from __future__ import annotations

import re

from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError

OPENER = regex(r"<([a-z]+)(?: [a-z-]+(?:=\"[^\"<>&\\`\[\]{}\n]*\")?)* markdown>")
"""The first line of an element whose content is Markdown."""
LIST_LIKE = regex(r"\d+[.)]|[-+:!%?/@=~]")
"""What Markdown could take for something else than a word at the beginning of a line."""
_MARKDOWN_IN_RAW = regex(r"[\s\"']markdown\b")


def gathered(blocks: list[str]) -> list[str]:
    """Blocks, with everything from a container's first line to its last as one.

    Raises:
        UnsupportedError: if one is not closed.
    """
    gathered: list[str] = []
    waiting: list[str] = []
    closers: list[str] = []
    for block in blocks:
        if block[:1] == "<" and (opener := OPENER.fullmatch(first_line(block))):
            closers.append(f"</{opener[1]}>")
        if not closers:
            gathered.append(block)
            continue
        waiting.append(block)
        rest = block
        while closers and (rest == closers[-1] or rest.endswith(f"\n{closers[-1]}")):
            rest = rest[: -len(closers.pop()) - 1]
        if not closers:
            gathered.append("\n\n".join(waiting))
            waiting = []
    if waiting:
        raise UnsupportedError(waiting[0])
    return gathered


def first_line(block: str) -> str:
    """The first line of a block, whose others may be many: they are not copied."""
    end = block.find("\n")
    return block if end < 0 else block[:end]


def joined_quotes(blocks: list[str]) -> list[str]:
    """Blocks, with quotations that follow each other as one, as Markdown takes them."""
    joined: list[str] = []
    for block in blocks:
        if block.startswith(">") and joined and joined[-1].startswith(">"):
            joined[-1] += f"\n>\n{block}"
        else:
            joined.append(block)
    return joined


def prefixed(block: str, prefix: str) -> list[str]:
    """The lines of a list.

    Raises:
        UnsupportedError: if any line is not a plain item of it.
    """
    lines = block.split("\n")
    if not all(line.startswith(prefix) and line[len(prefix) :].strip() for line in lines):
        raise UnsupportedError(block)
    if any(LIST_LIKE.match(line[len(prefix) :]) or line[len(prefix)] in "#>|" for line in lines):
        raise UnsupportedError(block)
    return lines


def check_raw(block: str, tag: str) -> None:
    """Make sure that a block is one whole element that Markdown leaves as it stands.

    Raises:
        UnsupportedError: if it is not.
    """
    if _MARKDOWN_IN_RAW.search(block) or "<!" in block or "<?" in block or "<script" in block or "<style" in block:
        raise UnsupportedError(block)
    depth = 0
    for match in re.finditer(rf"<(/?){tag}\b[^<>]*>", block):
        depth += -1 if match[1] else 1
        if depth == 0 and match.end() != len(block):
            raise UnsupportedError(block)
    if depth:
        raise UnsupportedError(block)
