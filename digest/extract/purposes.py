"""What an agreement is for, in the article's words."""

from __future__ import annotations

import re

from digest.extract.parsing import Parsed
from digest.extract.parties import last_with, subject_before
from digest.extract.phrases import run_before
from digest.lazy import regex
from digest.text import Span

LIMIT = 80
"""Characters of a purpose at most; a longer one is left out, for half a phrase cannot be read."""
_LEAST = 4
"""Characters of a clause that can tell what is agreed on."""
_RIEUL = 8
"""The final ㄹ among Hangul's 27 finals; it is dropped before 는."""
_QUOTES = "‘’“”'\" "
_UNCLOSED = regex(r"^[^‘’“”'\"]*[‘“'\"](?=[^‘’“”'\"]*$)")
"""What stands before the name of an agreement whose aim is part of it (`다음을 담은 ‘산업 육성을 위한 협약’`)."""
_AIM = regex(
    r"(?P<aimed>(?:을|를)?\s(?:위한|위해|위하여)|(?:을|를)\s(?:주요\s)?(?:골자|내용|뼈대|핵심)(?:으로|로))\s"
    r"|(?P<about>에\s(?:관한|대한))\s(?=(?:\S+\s){0,2}$)"
    r"|(?P<doing>는\s(?:것을\s)?(?:골자로|내용으로|뼈대로|핵심으로|내용의|내용을\s담은))\s"
)
"""What makes of the words before it what is agreed on."""
_WHEN = regex(r"^(?:이날\s|지난\s|지난달\s)?(?:\d+월\s)?(?:\d+일\s)?(?:오전\s|오후\s)?")
_WHERE = regex(
    r"^(?:\S+\s){0,6}?\S+(?:에서|에)\s(?:모여|모인\s자리에서|모인\s가운데|만나|함께\s모여)\s|^(?:\S+\s){0,3}?\S+에서\s"
)
_HELD = regex(r"(?:열린|열리는|가진|개최된|진행된|마련된)\s")
_WILL = regex(r".*(?:려고|고자)\s")
"""Why they agree, before what they agree on (`힘을 키우려고 교류에 관한 협약을`)."""
_PARTICLE = regex(r"^(?:은|는|도|이|가|와|과)\s")
_TOGETHER = regex(r"^(?:(?:함께|공동으로|손잡고|손을\s(?:맞)?잡고|만나|만나서|만나고|각각|서로)\s)+")
_EMPTY = regex(
    r"(?:(?:\S*적|관련|이번|해당|이\s?같은|각각|각종|공식|최종|상호|추가|별도|정식|기본|최근|연말|연초|다자간|[345삼사]자|사업|산·학·연(?:·관)?"
    r"|합동|공동|추진)(?:\s|$))+"
)
_SUM = regex(
    r"(?P<sum>\d[\d,.조억만천백여 ]*(?:원|달러|유로|위안|엔))"
    r"(?:\s?규모의?|(?:을|를)\s(?:들이는|투자하는|투입하는|들여))\s"
)
_WITHIN = regex(r"(공동\s?(?:연구개발|연구|개발)|협력|상생|연구|교류)(?=\s?(?:업무)?(?:협약|계약))")
"""The part of an agreement's name that tells what it is for."""
_LEADING = regex(
    r"^(?:.*?[한난은]\s(?:뒤|후)\s|.*?(?:참여|참석)한\s(?:가운데|자리에서)\s|(?:이\s)?자리에서는?\s|\S+\s(?:등|기관|회사|기업)[과와]\s|같은\s\S+\s맞춰\s"
    r"|(?:총|모두)\s(?=\d))"
)
"""Who was there, with whom or why, before what they agree on."""
_LET_US = regex(r"자는\s(?:(?:내용|취지|뜻)(?:의|을\s담은|에서)\s)?[‘“'\"]?$")
"""Behind what somebody calls for, before the agreement's name: `연구소를 함께 세우자는 업무협약`."""
_EARLY = regex(
    r"(?P<aim>[^.,“”\"]{4,80}?)(?:(?:을|를)\s(?:위해|위하여)|(?P<stem>기\s위해|려고|고자))(?:서|,)?\s(?!.*(?:을|를|기)\s위(?:해|한))"
)
"""What somebody aims at, before the partners: `백신을 키우기 위해 누리대와 협약을`."""
_HANDS = regex(r"에\s(?:힘을\s(?:모으|합치|보태)|손을\s(?:맞)?잡)기$")
"""That they join hands is not what for."""
_MONEY = regex(r"(?P<sum>\d[\d,.조억만천백여 ]*(?:원|달러|유로|위안|엔))(?:을|를)\s$")
_EMPTY_ACTS = frozenset(("있", "없", "같", "하", "되", "위하", "관하", "대하", "따르", "이", "이러", "열리", "밝히"))
_DECIDED = regex(
    r"^\S{0,4}(?:고|해|어|며|면서),?\s(?P<aim>[^“”\"△▲▷▶◇◆○●]+?)(?:기로\s(?:했|하|한|뜻|합의|약속|다짐)|에\s(?:합의했|뜻을\s모))"
)
_AND_SIGNED = regex(r"기로\s(?:하고|합의하고|뜻을\s모으고|약속하고)(?:\s|,)")
_AIMED = regex(
    r"^이번\s(?:업무\s?)?(?:협약|MOU|양해각서)(?:은|는|식은)\s(?P<aim>.{4,80}?)(?:을|를|기)?\s위(?:해|한|하여)\s"
)
_HOLDS = regex(
    r"^(?:이번\s|이\s)?(?:업무\s?)?(?:협약|양해각서|동의서|의향서|MOU)서?에는\s(?P<aim>.{4,400}?)(?:\s등)?(?:의\s내용)?"
    r"(?:이|가|을|를)?\s(?:주요\s내용으로\s|뼈대로\s)?(?:담겼|담았|담겨|포함|들어갔|들어\s?있)"
)
_IN_HEADLINE = regex(
    r"(?:,|…|\.\.\.?)\s?(?:[^,…]{2,20}[와과]\s)?[‘'“\"]?(?P<aim>[^,…‘’'“”\"]{4,40}?)(?:을|를)?(?:\s위한|\s위해)?\s"
    r"(?:업무\s?|투자\s?|상호\s)?(?:협약|MOU|양해각서)"
)
_NO_AIM = regex(r"[와과](?:\s|$)|적$|\d일")
"""In a headline's words, what tells with whom or when."""
_ITEM = regex(r"\s?[△▲▷▶◇◆○●■□·•]\s?")


def purpose_of(parsed: Parsed, floor: int, start: int, end: int) -> str:
    """What an agreement named at `parsed.text[start:end]` is for; empty where the sentence does not tell.

    The words before 위한 or 내용의 behind the parties, who end at `floor`; else the clause or the nouns that
    describe the agreement; else what the sentence goes on to say was decided, or aimed at before it named them.
    """
    subject = subject_before(parsed, start)[1]
    if floor > start:  # some of the parties stand behind the name
        floor = max(subject, last_with(parsed, 0, start))
        floor += floor > subject
    return (
        _aim(parsed, floor, start)
        or _called_for(parsed, floor, start)
        or _clause(parsed, floor, start)
        or _nouns(parsed, floor, start)
        or _sum_before(parsed, floor, start)
        or _decided(parsed, end)
        or _decided_before(parsed, floor, start)
        or _aim_before(parsed, subject, floor)
    )


def headline_purpose(headline: str) -> str:
    """What a headline says between the parties and the agreement's name.

    >>> headline_purpose("가람시-한빛대, 백신 인력 양성 업무협약"), headline_purpose("가람시, 한빛대와 업무협약")
    ('백신 인력 양성', '')
    """
    match = _IN_HEADLINE.search(headline)
    return _fit(match["aim"]) if match is not None and not _NO_AIM.search(match["aim"]) else ""


def purpose_told(spans: tuple[Span, ...]) -> str:
    """What one of the next sentences says the agreement is for or holds (`이번 협약은 인재 양성을 위해 마련됐다`)."""
    for span in spans:
        match = _AIMED.match(span.text)
        if match is not None:
            return _fit(match["aim"].strip(_QUOTES).removesuffix("하"))
        held = _HOLDS.match(span.text)
        if held is not None:
            items = [item for item in _ITEM.split(held["aim"]) if len(item) >= _LEAST]
            told = f"{items[0].rstrip(',')} 등" if len(items) > 1 else held["aim"]
            return "" if re.search(r"(?:다는|것|하는)$", told) else _fit(told.strip(_QUOTES))
    return ""


def _aim(parsed: Parsed, floor: int, start: int) -> str:
    match = _AIM.search(parsed.text[:start].rstrip(_QUOTES) + " ", floor)
    if match is None:
        return ""
    act = next((item for item in parsed.predicates if item.end == match.start() + 1), None)
    if match["doing"] and act is not None:
        if parsed.text[match.start() - 1] == "다":  # `500억원을 투자한다는 내용의`
            return _fit(f"{_plain(parsed, floor, act.start)} {act.lemma}{'' if act.of_noun else '기'}")
        words = _plain(parsed, floor, match.start())
        return _fit(_as_noun(words, act.lemma).strip(_QUOTES))
    aim = _UNCLOSED.sub("", _plain(parsed, floor, match.start()))
    return _fit(_WILL.sub("", aim).strip(_QUOTES).removesuffix("하기").removesuffix("하"))


def _called_for(parsed: Parsed, floor: int, start: int) -> str:
    """`연구소를 함께 세우기` of `연구소를 함께 세우자는 협약`."""
    match = _LET_US.search(parsed.text, floor, start)
    act = next((item for item in parsed.predicates if match and item.start < match.start() < item.end), None)
    if match is None or act is None:
        return ""
    words = _plain(parsed, floor, match.start())
    return _fit(words.removesuffix("하").rstrip() if act.of_noun else f"{words}기")


def _aim_before(parsed: Parsed, subject: int, floor: int) -> str:
    """What is aimed at between the subject and the partners, who end at `floor`."""
    match = _EARLY.search(parsed.text, subject, floor) if subject else None
    if match is None:
        return ""
    words = _plain(parsed, match.start("aim"), match.end("aim"))
    if not match["stem"]:
        return _fit(words)
    act = next(
        (item for item in parsed.predicates if item.start < match.end("aim") + 1 and match.end("aim") < item.end), None
    )
    return _fit(_as_noun(words, act.lemma)) if act is not None else ""


def _clause(parsed: Parsed, floor: int, start: int) -> str:
    """`협력을 다지기` of `협력을 다지는 업무협약`, `연구소를 짓는 협력` of `연구소를 짓는 협력 협약`."""
    act = next((item for item in reversed(parsed.predicates) if floor <= item.start and item.end <= start), None)
    if act is None or act.form != "attributive" or act.mood != "present" or act.lemma in _EMPTY_ACTS:
        return ""
    between = parsed.text[act.end : start].strip(_QUOTES)
    low, _ = run_before(parsed, start)
    if between and (low > act.end + 2 or parsed.text[low:start].strip(_QUOTES) != between):
        return ""
    clause = _plain(parsed, floor, act.start)
    if not re.search(r"(?:을|를|에|로|서로|함께)$", clause.strip()) or _MONEY.search(f"{clause} "):
        return ""
    if between and not _EMPTY.fullmatch(between):
        return _fit(f"{clause} {parsed.text[act.start : act.end].strip()} {between}")
    return _fit(_as_noun(f"{clause} {parsed.text[act.start : act.end].rstrip().removesuffix('는')}", act.lemma))


def _as_noun(words: str, lemma: str) -> str:
    """Words that end with the stem of an act, as a phrase: `병원을 지원` of 지원하는, `협력을 다지기` of 다지는.

    >>> _as_noun("공장을 만드", "만들"), _as_noun("병원을 지원하", "지원")
    ('공장을 만들기', '병원을 지원')
    """
    if words.endswith("하"):
        return words.removesuffix("하").rstrip()
    dropped = (ord(lemma[-1]) - 0xAC00) % 28 == _RIEUL and ord(lemma[-1]) - _RIEUL == ord(words[-1])
    return f"{words[:-1]}{lemma[-1]}기" if dropped else f"{words}기"


def _nouns(parsed: Parsed, floor: int, start: int) -> str:
    low, high = run_before(parsed, start)
    nouns = parsed.text[max(low, floor) : high].strip(_QUOTES) if high > floor else ""
    name = _WITHIN.match(parsed.text, start)
    if low < floor or not nouns or _EMPTY.fullmatch(nouns):
        return ""
    return _fit(f"{nouns} {name[1]}" if name else nouns)


def _sum_before(parsed: Parsed, floor: int, start: int) -> str:
    promised = _MONEY.search(parsed.text, 0, start)
    if promised is not None and parsed.text.startswith("투자하", start):
        return f"{promised['sum']} 투자"
    match = _SUM.search(parsed.text, floor, start)
    investment = parsed.text.startswith("투자", start)
    return f"{match['sum']} 투자" if match is not None and investment else ""


def _decided(parsed: Parsed, end: int) -> str:
    """What they decided with it: `협약을 맺고` 장비를 함께 쓰기 `로 했다`."""
    match = _DECIDED.match(parsed.text[end:])
    if match is None:
        return ""
    aim = _TOGETHER.sub("", match["aim"].strip())
    if "기로" in match.group() and not aim.endswith("하"):
        aim += "기"
    return _fit(aim.removesuffix("하").rstrip())


def _decided_before(parsed: Parsed, floor: int, start: int) -> str:
    """What they decided and then signed: 장비를 함께 쓰기 `로 하고 협약을 맺었다`."""
    match = _AND_SIGNED.search(parsed.text, 0, start)
    act = next(
        (item for item in parsed.predicates if match is not None and item.start < match.start() < item.end), None
    )
    if match is None or act is None:
        return ""
    low = floor if floor <= act.start else subject_before(parsed, act.start)[1]
    words = _plain(parsed, low, match.start())
    return _fit(_as_noun(words, act.lemma)) if words else ""


def _plain(parsed: Parsed, low: int, high: int) -> str:
    """The words of a span without the day and the place of the meeting at its beginning."""
    while low < high and parsed.text[low] == " ":
        low += 1
    text = _TOGETHER.sub("", _PARTICLE.sub("", parsed.text[low:high]))
    text = _WHEN.sub("", text)
    low = high - len(text)
    while (place := _WHERE.match(parsed.text[low:high])) is not None:
        act = next((item for item in parsed.predicates if item.start >= low + place.end()), None)
        inside = act is not None and act.form == "attributive" and act.start == low + place.end()
        if inside and not _HELD.match(parsed.text, low + place.end()):
            break
        low += place.end()
        text = parsed.text[low:high]
    return _TOGETHER.sub("", text.strip())


def _fit(phrase: str) -> str:
    phrase = _LEADING.sub("", _HANDS.sub("", re.sub(r"\s+", " ", phrase).strip(" ,")))
    return phrase if 1 < len(phrase) <= LIMIT and not _EMPTY.fullmatch(phrase) else ""
