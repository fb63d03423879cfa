"""Lists whose items begin with a mark: what governs a figure in one of them."""

from __future__ import annotations

from digest.extract.predicates import Predicate
from digest.lazy import regex

_MARK = regex(r"[▲△▶▷○●◆◇■□‣•❍]")


def skip_items(text: str, end: int, acts: list[Predicate]) -> list[Predicate]:
    """The acts behind a figure without those of later items, where the figure's own item has none.

    `text` is the sentence, `end` where the figure ends. In `▲세포은행 28억 원 ▲장비를 갖춘 시험동 9억 원을 확보했다`
    the first sum is governed by 확보, not by 갖춘.
    """
    following = _MARK.search(text, end)
    if following is None or any(item.start < following.start() and item.form != "attributive" for item in acts):
        return acts
    last = max(match.start() for match in _MARK.finditer(text, end))
    behind = [item for item in acts if item.start > last]
    main = next((index for index, item in enumerate(behind) if item.form != "attributive"), 0)
    return behind[main:]
