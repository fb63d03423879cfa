"""What a text says of whose it is, in sentences and notices: `새벽신문의 모든 기사는 …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest import vocabulary
from digest.clean.lexicon import choice
from digest.clean.shapes import is_report
from digest.model import Stated

_NOTICE = 120
"""Characters of a line that is a notice and nothing else."""


class _Form(NamedTuple):
    """One form of such a sentence."""

    source: str
    signs: tuple[str, ...]
    """Without one of them a line is not looked at."""
    pattern: re.Pattern[str]
    """Each of its groups is the name."""
    notice: bool = False
    """Counts in short lines that report nothing."""


_NAME = r"[가-힣A-Za-z0-9]{2,12}"
_FILE = "clean_houses.yml"


@cache
def _forms() -> tuple[_Form, ...]:
    data = vocabulary.load(_FILE)

    def words(field: str) -> tuple[str, ...]:
        return vocabulary.strings(data.get(field), f"{_FILE}: {field}")

    readers, channels, offers = choice(words("readers")), choice(words("channels")), choice(words("offers"))
    texts, given, made = words("texts"), choice(words("given")), choice(words("made"))
    works, sites = choice(words("works")), choice(words("sites"))
    return (
        # `※새벽뉴스는 여러분의 제보로 …`
        _Form(
            "masthead",
            ("제보",),
            re.compile(rf"(?:^|[※▶■])\s{{0,2}}({_NAME}?)(?:은|는)\s(?:\d{{1,2}}시간\s)?(?:{readers}).{{0,8}}제보"),
        ),
        # `전북을 바꾸는 힘! 새벽신문 *무단전재-재배포 금지`: the owner without the sign for rights
        _Form("masthead", ("무단",), re.compile(rf"^(?=[^ⓒ©]*$)(?:.*?\s)?({_NAME})\s\*?무단\s?전재")),
        # `이 저작물은 온결군이 제작한 것으로 …`, `온결군이 창작한 저작물은 …`, `이 자료는 온결군 홈페이지(….go.kr)에서`
        _Form(
            "office",
            ("저작물은", "자료는"),
            re.compile(
                rf"저작물은\s([가-힣]{{2,12}}?)(?:에서|이|가)\s(?:\d{{4}}년\s?(?:도에?)?\s?)?(?:{made})"
                rf"|([가-힣]{{2,12}}?)(?:에서|이|가)\s(?:{made})한\s.{{0,12}}저작물은"
                rf"|(?:^|[\s※])(?:이|본|동)\s?자료는\s([가-힣]{{2,12}})\s?(?:{sites})\s?"
                r"\((?:https?://)?(?:www\.)?[a-z0-9.-]{2,40}\.(?:go|or|re)\.kr"
            ),
        ),
        # `“새벽신문” 기사 내용을 3줄로 요약한 결과입니다`: a portal that shortens what papers write
        _Form("signature", ("기사 내용",), re.compile(rf"[“\"‘']({_NAME})[”\"’']\s기사\s내용을"), notice=True),
        # `새벽경제 멤버십 기사입니다`
        _Form("masthead", words("paid"), re.compile(rf"^({_NAME})\s(?:{choice(words('paid'))})"), notice=True),
        # `[본 기사는 새벽주간 제1201호 기사입니다]`: the magazine of a house whose notice names the house
        _Form(
            "issue",
            ("기사는",),
            re.compile(r"(?:본|이)\s?기사는\s(?:<)?([가-힣A-Za-z0-9·]{2,12}?)>?\s(?:제\s?)?\d{1,5}호"),
        ),
        # `기사제공 새벽신문`: below the text, on a portal's page
        _Form("masthead", ("제공",), re.compile(rf"^기사\s?제공\s?[:：|]?\s({_NAME})$"), notice=True),
        _Form("masthead", ("모든",), re.compile(rf"(?:^|\s)({_NAME})의\s모든\s(?:{works})"), notice=True),
        _Form("masthead", ("저작권은",), re.compile(rf"저작권은\s({_NAME}?)(?:에게|에)?\s?(?:있|귀속)"), notice=True),
        _Form("masthead", ("ights",), re.compile(rf"^({_NAME})\s[Aa]ll\s[Rr]ights\s[Rr]eserved"), notice=True),
        _Form(
            "masthead",
            tuple(f"{text}{particle}" for text in texts for particle in "은는"),
            re.compile(
                rf"(?:이|본|해당)\s(?:{choice(texts)})[은는]\s({_NAME}?)(?:의|에서|에|이|가)?\s?(?:{sites}|{given})"
            ),
            notice=True,
        ),
        _Form(
            "masthead",
            (*words("channels"), *words("offers")),
            re.compile(rf"^[▶▷☞■※•]?\s?({_NAME})\s(?:{channels})|에서\s['‘“]?({_NAME}?)['’”]?(?:을|를)?\s(?:{offers})"),
            notice=True,
        ),
    )


@cache
def _signs(*, long: bool) -> re.Pattern[str]:
    """What tells that one of the forms may fit; those of short notices are left out for long lines."""
    return re.compile(choice(sign for form in _forms() for sign in form.signs if not (long and form.notice)))


def houses_told(text: str) -> Iterator[Stated]:
    """The outlets a line says it belongs to.

    >>> [clue.value for clue in houses_told("새벽신문의 모든 기사는 저작권법의 보호를 받습니다.")]
    ['새벽신문']
    """
    if not _signs(long=len(text) > _NOTICE).search(text):
        return
    for form in _forms():
        if not any(sign in text for sign in form.signs) or (form.notice and (len(text) > _NOTICE or is_report(text))):
            continue
        found = form.pattern.search(text)
        if found:
            yield Stated("outlet", next(filter(None, found.groups())), form.source)
