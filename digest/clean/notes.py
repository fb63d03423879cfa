"""What a paper says of its article, not the news: an editor's note, where else it is printed, what a column is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.clean.draft import Draft, Scribe
from digest.clean.shapes import is_paragraph
from digest.lazy import regex
from digest.model import Removal, Stated

_LABEL = r"편집자\s?[주註]"
_OPEN, _CLOSE = r"[\[<(【〈{]", r"[\]>)】〉}]"
_BRACKETED = rf"{_OPEN}\s?{_LABEL}\s?{_CLOSE}"
_LABELLED = regex(rf"[※*■▶◇◆\s-]{{0,3}}(?:{_BRACKETED}|{_LABEL}(?:\s?[|:：=ㅣ-]|(?=\s.{{20,}}[다요까]\.$)))\s?(?=\S)")
"""`[편집자주] …`, `편집자 주 | …`, `편집자주 시험동을 둘러본다.`"""
_SIGNED = regex(rf"(?:{_BRACKETED}|[-–—_/]\s?{_LABEL})\s?[-–—]?\.?$")
"""`… 길을 묻는다. [편집자 주]`"""
_BEGINS = regex(rf"(?<![-–—_/\s])\s?(?={_BRACKETED}|{_LABEL}(?:\s?[|:：=ㅣ]|\s\S))")
_TOLD = regex(r"[다요까]\.[”\"']?$")
_ENDS = regex(rf"(?<=[다요까]\.)\s?(?:[-–—_/]\s?{_LABEL}\s?[-–—]?\.?|{_BRACKETED})(?=\S)")
"""`… 길을 묻는다. _편집자주온결시는 …`: the text is glued to the label."""
_TEXTS = "기사|글|콘텐츠|칼럼|인터뷰"
_PRINTED = regex(
    rf"(?:\[[^\[\]]{{4,40}}\])?\s?[※*]?\s?(?:이|본|해당)\s?(?:(?:{_TEXTS})[는은]\s[^.]{{4,80}}(?:게재|수록|연재|보도|발행|실린|실렸)[가-힣]{{0,3}}"
    rf"\s(?:{_TEXTS}|것|내용)입니다\.|(?:기사|콘텐츠)[는은]\s[^.]{{4,80}}(?:작성|제작|생성|번역)"
    r"(?:된\s(?:기사|콘텐츠|것)입|[됐됩했]습|되었습|하였습|합)니다\."
    r"|(?:기사|콘텐츠)[는은]\s[^.]{4,80}(?:선\s?공개|먼저\s?공개|먼저\s?게재)\s?(?:된\s(?:기사|콘텐츠|것)입|[됐했]습|되었습|하였습)니다\.)"
)
"""`이 기사는 새벽신문의 잡지 새벽 랩스에 게재된 기사입니다.`, `※ 이 기사는 로봇이 작성했습니다.`,
`이 기사는 5일 새벽 프리미엄으로 선공개됐습니다.`"""
_PRINTED_ON = regex(
    rf"(?:이|본|해당)\s(?:{_TEXTS})[는은]\s[^.]{{0,30}}?(?P<day>(?:19|20)\d\d(?:년\s\d{{1,2}}월\s\d{{1,2}}일|[-./]\s?\d{{1,2}}[-./]\s?\d{{1,2}}))"
    r"[^\d]{0,24}(?:[A-Z]?\d{1,3}면에?\s)?(?:실렸|실린|게재|수록|보도|발행)"
)
"""`※ 이 기사는 2025년 11월 20일 새벽신문에 실렸습니다.`"""
_PROMISED = regex(
    r"[※*]\s?[가-힣‘“'\"][^※*]{40,400}(?:설명|소개|전달|전해|알려|들려|풀어|짚어|찾아)[^.]{0,24}겠습니다[.．]?"
)
"""`※ … 쉽게 설명하도록 노력하겠습니다.`, below the text."""
_BEHIND = regex(rf"(?<=[다요까]\.)\s?(?={_PROMISED.pattern}$)")
_BARE = regex(rf"[※*■▶◇◆\s-]{{0,3}}{_OPEN}?\s?{_LABEL}\s?{_CLOSE}?\s?[:：]?")
"""The label as a line of its own."""
_SPEAKS = regex(r"본지|본보|연재|시리즈|기획|특집|차례에\s걸쳐|싣는다|게재|소개한다|소개합니다|짚어|살펴|들여다|찾아")
"""What a note without the label beside it speaks of."""
_RULE = "editor's note"
_LONGEST = 800
_LEAST, _WHOLE = 2, 300
"""Paragraphs an article has beside the note, or characters of one that holds all of it."""


def drop_notes(draft: Draft) -> Draft:
    """Drops the paragraph with the label before it or behind it, or below it, if an article stands beside it; lines
    that say where the article is printed, or what its column is for."""
    notes = _notes(draft)
    if not notes:
        return draft
    beside = [line.text for index, line in enumerate(draft.lines) if index not in notes and is_paragraph(line.text)]
    if len(beside) < _LEAST and not any(len(text) >= _WHOLE for text in beside):
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        if index in notes:
            scribe.drop(line, notes[index])
        else:
            scribe.keep(line)
    return scribe.finish()


def note_cuts(text: str) -> set[int]:
    """Where a line is to be cut around such a note: before a label that opens it, behind one that closes it.

    >>> text = "새 시험동 짓는 온결군편집자주 바다의 내일을 바다에서 일하는 이들에게 묻는다.온결군은 시험동을 짓는다."
    >>> [text[cut:][:4] for cut in note_cuts(text)]
    ['편집자주']
    """
    cuts: set[int] = set()
    if "편집자" in text:
        cuts |= {label.end() for label in _ENDS.finditer(text)}
        cuts |= {label.end() for label in _BEGINS.finditer(text) if not _TOLD.search(text[: label.start()])}
    if "니다." in text:
        cuts.update(*(printed.span() for printed in _PRINTED.finditer(text)))
    if "※" in text or "*" in text:
        cuts |= {behind.end() for behind in _BEHIND.finditer(text)}
    return cuts


def _notes(draft: Draft) -> dict[int, str]:
    """The lines that are such notes, each with its rule."""
    found: dict[int, str] = {}
    last = max((index for index, line in enumerate(draft.lines) if line.text), default=-1)
    for index, line in enumerate(draft.lines):
        text = line.text
        printed = "니다." in text and _PRINTED.fullmatch(text)
        promised = index == last and text[0] in "※*" and _PROMISED.fullmatch(text)
        if printed or promised:
            found[index] = "notice"
        if "편집자" not in text or len(text) > _LONGEST:
            continue
        if _BARE.fullmatch(text):
            below = next((at for at in range(index + 1, len(draft.lines)) if draft.lines[at].text), index)
            note = draft.lines[below].text
            found[index] = _RULE
            if len(note) <= _LONGEST and _SPEAKS.search(note):
                found[below] = _RULE
        elif _LABELLED.match(text) or _SIGNED.search(text):
            found[index] = _RULE
    return found


def printed_on(removed: Iterable[Removal]) -> Iterator[Stated]:
    """When a notice below a text says that it was printed.

    >>> [each.value for each in printed_on([Removal("이 글은 2025년 11월 20일자 새벽신문에 게재됐습니다.", "notice")])]
    ['2025년 11월 20일']
    """
    for each in removed:
        if printed := _PRINTED_ON.search(each.text):
            yield Stated("published", printed["day"], "reprint")
