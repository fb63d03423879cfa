"""What tells whether a sentence or a phrase on a page without line ends is of a picture or of the text: traits whose
weights are learned (`benchmarks/fit_captions.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from digest.clean.caption_words import SAYS, is_sided, shows_a_day
from digest.clean.embedded_scenes import is_untold, joins, shows
from digest.clean.embedded_words import SOME_TOPIC, TOPIC, is_person, names_somebody, shows_phrase
from digest.clean.glued_decks import has_sign, is_deck
from digest.clean.joints import opens
from digest.clean.lexicon import signatures
from digest.clean.scenes import ends_adnominal, shows_act, shows_body, shows_scene, tells_state
from digest.lazy import regex

_CLOSERS = " .”’\"')]』」》>"
_PAST = regex(r"[가-힣]*[았었했였됐갔왔섰웠렸졌났혔켰꼈뒀췄]다$")
_SAID = regex(
    r"(?:[라다]고|[라다]며)\s\S+다$|(?:밝혔|말했|전했|강조했|설명했|덧붙였|당부했|언급했|주장했|지적했|평가했|내다봤|소개했)다$"
)
_POLITE = regex(r"(?:니다|요|죠)$")
_MODEL = regex(
    r"(?:것|예정|계획|방침|전망|예상|분석|상황|셈|때문|정도|수준|입장)(?:이다|이었다|으로\s\S+다)$|기로\s?(?:결정|합의)?했다$"
)
_DAY = regex(r"(?:지난\s)?(?:\d{1,2}월\s)?\d{1,2}일(?:\([^()]{1,6}\))?\s")
_YEAR = regex(r"(?:19|20)\d\d년|지난해|올해|작년|최근|지난")
_REFERS = regex(r"(?:이|그|저|해당|당시|여기|앞서|이어|또|같은)(?:[는은를와에의들런날번]|[가-힣]{0,3})?\s")
_CLAUSES = regex(r"[가-힣](?:며|고|면서|지만|는데|어서|아서|해|으나),?\s")
_PARTICLE = regex(r"[가-힣)’”](?:은|는|이|가|을|를|에|에서|의|와|과|으로|로|에게|까지|부터)$")
_MARKED = (("picture mark", "▲△▼▽↑◀"), ("item", "◆◇■□○●※▶▷☞━-"), ("bracket", "[(【"), ("quotation", "‘“'\"<《〈"))
_DOING = ("고 있다", "고있다", "중이다", "있는 모습이다")
_CLOSING = '”"?'
_END, _TOPICAL = 16, 24
_OWNER, _OWNER_WORDS = 24, 4
_SHARES = (0.01, 0.2, 0.4, 0.6, 0.8)
_LENGTHS = (8, 14, 22, 34, 50, 75, 110, 160, 220)
_INITIAL = regex(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9]{2}")


def share_of(part: frozenset[str], whole: frozenset[str]) -> int:
    """In which range the share of words lies that stand in the other set, too."""
    share = len(part & whole) / len(part) if part else 0.0
    return sum(share >= edge for edge in _SHARES)


@lru_cache(maxsize=4096)
def stems(piece: str) -> frozenset[str]:
    """The first letters of a piece's words."""
    return frozenset(_INITIAL.findall(piece))


_STATED: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("state", lambda bare: bare.endswith(_DOING) and tells_state(f"{bare}.")),
    ("doing", lambda bare: bare.endswith(_DOING)),
    ("said", lambda bare: _SAID.search(bare, max(len(bare) - _END, 0))),
    ("reckoned", lambda bare: _MODEL.search(bare, max(len(bare) - _END, 0))),
    ("past", lambda bare: _PAST.search(bare, max(len(bare) - _END, 0))),
    ("polite", lambda bare: _POLITE.search(bare, max(len(bare) - _END, 0))),
    ("is", lambda bare: bare.endswith("있다")),
)
_NAMED: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("polite", lambda bare: _POLITE.search(bare, max(len(bare) - _END, 0))),
    ("person", is_person),
    ("view", lambda bare: bare.endswith("모습") or shows_phrase(bare) or shows_scene(bare)),
    ("figure", lambda bare: bare[-1:].isdigit()),
    ("deck", is_deck),
    ("particle", _PARTICLE.search),
    ("note", lambda bare: bare[-1:] in "음함됨임"),
)
"""How sentences and phrases end, the first that holds."""


@lru_cache(maxsize=4096)
def ending(piece: str) -> str:
    """How a piece ends.

    >>> ending("군수가 시험동을 둘러보고 있다."), ending("시험동을 연다고 밝혔다."), ending("최영 온결대 교수")
    ('doing', 'said', 'person')
    """
    bare = piece.rstrip(_CLOSERS)
    if bare.endswith("다"):
        return next((name for name, holds in _STATED if holds(bare)), "present")
    if piece[-1:] in _CLOSING:
        return "question" if piece[-1:] == "?" else "quotation"
    return next((name for name, holds in _NAMED if holds(bare)), "noun stop" if piece[-1:] == "." else "noun")


@lru_cache(maxsize=4096)
def form(piece: str) -> tuple[str, ...]:
    """What a piece tells by itself."""
    return tuple(_form(piece))


def _form(piece: str) -> Iterator[str]:
    end = ending(piece)
    yield f"ends {end}"
    length = sum(len(piece) >= edge for edge in _LENGTHS)
    yield f"length {length}"
    told = "told" if end in ("doing", "state", "said", "past", "reckoned", "polite", "is", "present") else "phrase"
    yield f"{told} length {length // 2}"
    topic = TOPIC.match(piece) is not None
    tells = {
        "topic": topic,
        "some topic": not topic and SOME_TOPIC.search(piece) is not None,
        "sides": is_sided(piece),
        "day at a place": shows_a_day(piece),
        "act": shows_act(piece) or shows_body(piece),
        "shows": shows(piece),
        "untold": is_untold(piece),
        "says": SAYS.search(piece) is not None,
        "quotation": "“" in piece or '"' in piece,
        "joins": joins(piece),
        "clauses": _CLAUSES.search(piece) is not None,
        "day": _DAY.search(piece) is not None,
        "picture": "사진" in piece or "이미지" in piece or "화면" in piece,
        "head sign": has_sign(f"{piece} "),
        "colon": ":" in piece,
        "comma": "," in piece,
        "according": "따르면" in piece or "위해" in piece or "때문" in piece,
    }
    for name, holds in tells.items():
        if holds:
            yield name
            if name in ("topic", "day", "untold", "shows"):
                yield f"{name}, ends {end}"
    words = piece.split()
    if told == "phrase":
        yield from _owner(piece, words)
        yield f"phrase of {min(len(words), 9)} words"
        if any(ends_adnominal(word) for word in words[:-1] if word):
            yield "phrase with a verb"
        particles = sum(_PARTICLE.search(word) is not None for word in words)
        yield f"phrase particles {min(4 * particles // max(len(words), 1), 3)}"


def _owner(piece: str, words: list[str]) -> Iterator[str]:
    """What a phrase tells that may name whose picture it is."""
    bare, known = piece.strip(" .()[]"), signatures()
    tells = {
        "given": bare.endswith((*known.picture_gives, *known.picture_shots)),
        "labelled": bare.startswith(known.picture_kinds),
        "slash": piece[:1] in "/ⓒ©",
        "mail": "@" in piece,
        "reporter": "기자" in piece,
        "Latin": bare.isascii() and any(map(str.isalpha, bare)),
        "agency": bare.endswith(known.picture_owners),
        "house": bare.endswith(known.picture_houses),
    }
    owned = [name for name, holds in tells.items() if holds]
    yield from (f"owner: {name}" for name in owned)
    if len(bare) <= _OWNER and len(words) <= _OWNER_WORDS and not any(map(_PARTICLE.search, words)):
        yield "owner: brief"
        yield from (f"owner: brief {name}" for name in owned)


_BEGUN: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("day", _DAY.match),
    ("opener", lambda piece: joins(piece) or opens(piece, 0) or _YEAR.match(piece)),
    ("refers", _REFERS.match),
    ("somebody", lambda piece: names_somebody(piece, 0)),
    ("topic", lambda piece: TOPIC.match(piece, 0, _TOPICAL)),
    ("figure", lambda piece: piece[:1].isdecimal()),
    ("Latin", lambda piece: piece[:1].isascii()),
)


@lru_cache(maxsize=4096)
def beginning(piece: str) -> str:
    """How a piece begins.

    >>> beginning("7일 온결군청에서"), beginning("하지만 온결군은"), beginning("▲시험동 로비")
    ('day', 'opener', 'picture mark')
    """
    mark = next((name for name, marks in _MARKED if piece[:1] and piece[:1] in marks), "")
    return mark or next((name for name, holds in _BEGUN if holds(piece)), "word")
