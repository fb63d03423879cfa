"""What a text is about where a sentence only names a measure: the facility or site that was named last."""

from __future__ import annotations

from functools import cache
from itertools import dropwhile

from digest import vocabulary
from digest.extract.frames import load_frames
from digest.extract.owners import times
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_after, run_before, tidy
from digest.lazy import regex
from digest.text import sentences

_QUOTED = regex(r"[‘'「『“\"]([^‘’'「」『』“”\"\n]{3,50})[’'」』”\"](\s?(?:사업|프로젝트|공모))?")
_PROJECT = regex(r"(?:사업|프로젝트|공모)(?=$|[\s은는이가을를에의])")
_KINDS = ("사업", "프로젝트", "공모")
_TOLD_OF = ("JKS", "JX", "JKO", "JKB")
_LOOK_BACK = 3
"""Sentences before a figure's own in which its thing may have been named."""
_REACH = 700
"""Characters before it that are looked at."""
_PARTICLES = ("JKS", "JX", "JKO", "JKG")
_TOPICS = ("은", "는")
_SIZE = regex(r"^(?:.*\s)?\S*\d\S*(?:짜리|인|규모(?:의)?)\s")
_LISTED = regex(r"(?:[와과,]|및)\s?$")
_POINTING = regex(r"^(?:이번?|그|본|해당|동|새|신규|두|세|양|각|여러|다른|이들)\s")
"""Before a word that points at something named earlier, or at several."""
_LONGEST = 30
"""Characters of a name at most."""


@cache
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...]]:
    document = vocabulary.load("extract/describe.yml")
    bare = frozenset(vocabulary.strings(document["bare"], "extract/describe.yml: bare"))
    return bare, vocabulary.strings(document["things"], "extract/describe.yml: things")


def is_bare(words: str) -> bool:
    """Whether a description only names a measure: `연면적`, `총사업비`; a reader asks of what.

    >>> is_bare("연면적"), is_bare("한빛임상센터 연면적")
    (True, False)
    """
    bare, _ = _vocabulary()
    return bool(words) and all(word.removesuffix("의") in bare for word in words.split())


def find_focus(parsed: Parsed, start: int, before: str) -> str:
    """The facility, site or project that a figure at `start` belongs to; empty where it is in doubt.

    That is the one that its own sentence names before it, or its clause modifies (`연면적 6천㎡인 센터는`); else the
    only one that the sentences before name, or the only one of the kind that its sentence speaks of. `before` is the
    text in front of the sentence.

    >>> from digest.extract.parsing import parse
    >>> find_focus(parse("연면적은 6천㎡다."), 5, "가람시가 한빛임상센터를 짓는다. ")
    '한빛임상센터'
    """
    named = [*_names(parsed, start), *_modified(parsed, start)] or _built_later(parsed, start)
    own = set(filter(_is_full, named))
    if own:
        return own.pop() if len(own) == 1 else ""
    texts = [span.text for span in sentences(before[-_REACH:])][-_LOOK_BACK:]
    told = _told(texts[-1:], ("JX",), _TOPICS) or _told(texts, _PARTICLES)
    meant = {name for name in told if name.endswith(tuple(named))} if named else told
    return meant.pop() if len(meant) == 1 else ""


def _told(texts: list[str], particles: tuple[str, ...], forms: tuple[str, ...] = ()) -> set[str]:
    """The full names of things in some sentences, before particles of some kinds, or of some forms of them."""
    naming = (text for text in texts if any(thing in text for thing in _vocabulary()[1]))  # to parse costs more
    found = (_names(parse(text), len(text), particles, forms) for text in naming)
    return {name for names in found for name in names if _is_full(name)}


def last_project(text: str) -> str:
    """The last project that a text names in quotation marks, else the last of its last sentences; empty without.

    >>> last_project("‘세포 은행 사업’에 선정됐다. ‘우수’ 등급이다.")
    '세포 은행 사업'
    >>> last_project("‘세포 은행 구축’ 사업을 시작한다."), last_project("재단은 세포 은행 구축사업에 뽑혔다.")
    ('세포 은행 구축 사업', '세포 은행 구축사업')
    """
    endings = _projects()
    quoted = [f"{match.group(1)}{match.group(2) or ''}" for match in _QUOTED.finditer(text)]
    names = [name for name in quoted if name.endswith(endings)]
    if names:
        return names[-1]
    for span in reversed([*sentences(text[-_REACH:])][-_LOOK_BACK:]):
        if _PROJECT.search(span.text):
            named = [name for name in _noun_phrases(parse(span.text), _TOLD_OF) if _is_project(name)]
            if named:
                return named[-1]
    return ""


def _is_project(name: str) -> bool:
    """Whether a noun phrase names one project, and is more than a word for its kind."""
    return name.endswith(_KINDS) and " " in name and len(name) <= _LONGEST and not _POINTING.match(name)


def _noun_phrases(parsed: Parsed, particles: tuple[str, ...]) -> list[str]:
    """The noun phrases of a sentence before particles of some kinds."""
    return [
        tidy(parsed.text, *run_before(parsed, item.start)).rpartition("` ")[2]
        for item in parsed.morphemes
        if item.tag in particles
    ]


@cache
def _projects() -> tuple[str, ...]:
    return vocabulary.strings(vocabulary.load("extract/describe.yml")["projects"], "extract/describe.yml: projects")


def _names(parsed: Parsed, end: int, particles: tuple[str, ...] = _PARTICLES, forms: tuple[str, ...] = ()) -> list[str]:
    """The things that a sentence names before a position: noun phrases before a particle."""
    names = []
    for item in parsed.morphemes:
        if item.end <= end and item.tag in particles and (not forms or item.form in forms):
            words = _SIZE.sub("", tidy(parsed.text, *run_before(parsed, item.start))).split()
            name = " ".join(dropwhile(times().__contains__, words))
            if _ending(name):
                names.append(name)
    return names


def _built_later(parsed: Parsed, start: int) -> list[str]:
    """The thing that a sentence says is built, behind a position: `7천㎡ 터에 누리센터를 짓는다`."""
    frames = load_frames()
    for item in parsed.morphemes:
        if item.start < start or item.tag != "JKO":
            continue
        act = next((one for one in parsed.predicates if one.start >= item.end), None)
        name = _SIZE.sub("", tidy(parsed.text, *run_before(parsed, item.start)))
        if _LISTED.search(parsed.text[: item.start - len(name)]) or parsed.text[: item.start].endswith("등"):
            continue
        if act is not None and frames.class_of.get(act.lemma) == "build" and _ending(name):
            return [name]
    return []


def _modified(parsed: Parsed, start: int) -> list[str]:
    first = next((act for act in parsed.predicates if act.start >= start), None)
    if first is None or first.form != "attributive":
        return []
    name = tidy(parsed.text, *run_after(parsed, first.end))
    return [name] if _ending(name) else []


def _ending(name: str) -> str:
    """The word for a kind of thing that a name ends with; empty where there is none."""
    return next((thing for thing in _vocabulary()[1] if name.endswith(thing)), "")


def is_thing(name: str) -> bool:
    """Whether a name is that of one facility, site or project.

    >>> is_thing("한빛임상센터"), is_thing("센터")
    (True, False)
    """
    return bool(_ending(name)) and _is_full(name)


def _is_full(name: str) -> bool:
    """Whether a name is more than a word for its kind, and points at nothing else."""
    return len(name) <= _LONGEST and name not in _vocabulary()[1] and not _POINTING.match(name)
