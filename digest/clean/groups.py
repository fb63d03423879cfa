"""Lines that belong together: items of one list, a line and its copy."""

from __future__ import annotations

import re
from collections.abc import Callable

from digest.clean.draft import Draft, Trace
from digest.clean.lexicon import letters

_LIST_MARKS = "▲△"
_LIST_MARK = re.compile(r"[▲△]")
_LONGEST = 250
"""Characters a caption has at most."""


def doubled_lines(draft: Draft) -> frozenset[int]:
    """Indexes of lines that say what the next line above or below them says."""
    found: set[int] = set()
    above, folded_above = -1, ""
    for index, line in enumerate(draft.lines):
        if not line.text and line.trace is Trace.BLANK:
            continue
        folded = letters(line.text) if line.text and len(line.text) <= 2 * _LONGEST else ""
        if folded and folded == folded_above:
            found |= {above, index}
        above, folded_above = index, folded
    return frozenset(found)


def listed_lines(draft: Draft, is_caption: Callable[[str], bool]) -> frozenset[int]:
    """Indexes of lines that begin with `▲` and stand beside another such line, or hold `=` or `:`: items of a list."""
    marked = [index for index, line in enumerate(draft.lines) if line.text[:1] in tuple(_LIST_MARKS) and line.text]
    found: set[int] = set()
    for index in marked:
        text = draft.lines[index].text
        if (
            " = " in text
            or len(_LIST_MARK.findall(text)) > 1
            or re.match(r"^[▲△]\s?[^:]{1,20}\s?[:：]", text)
            or len(text) > _LONGEST
        ):
            found.add(index)
    groups: list[list[int]] = []
    for index in marked:
        between = draft.lines[groups[-1][-1] + 1 : index] if groups else ()
        if groups and not any(line.text for line in between):
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        texts = [draft.lines[index].text for index in group]
        if len(group) >= 2 and not all(is_caption(text) for text in texts):
            found.update(group)
    return frozenset(found)
