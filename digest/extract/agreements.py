"""Who signed what with whom, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.extract import times
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_before
from digest.extract.signatories import Surroundings, find_signatories
from digest.model import Agreement, Article
from digest.text import clip, sentences

PURPOSE_LIMIT = 80
"""Characters of a purpose at most."""
_DOT = re.compile(r"(?<=[가-힣])\.(?=[가-힣])")
"""A full stop inside a name stands for a middle dot."""
_LETTERS = re.compile(r"[’'”\"」]?\s?\((MOU|SEA)[),]", re.IGNORECASE)


@cache
def _kinds() -> tuple[Mapping[str, str], re.Pattern[str]]:
    document = vocabulary.load("extract/agreements.yml")
    kind_of: dict[str, str] = {}
    for kind, names in document["kinds"].items():
        for name in vocabulary.strings(names, f"extract/agreements.yml: kinds.{kind}"):
            kind_of.setdefault(name.lower(), kind)
    ordered = sorted(kind_of, key=lambda name: (-len(name), name))
    acts = vocabulary.strings(document["acts"], "extract/agreements.yml: acts")
    ceremonies = vocabulary.strings(document["ceremonies"], "extract/agreements.yml: ceremonies")
    names_pattern = "|".join(map(re.escape, ordered))
    joint = "|".join(vocabulary.strings(document["joint"], "extract/agreements.yml: joint"))
    close = r"[’'”\"」]?(?:\s?\([^()]*\))?[’'”\"」]?\s?"
    between = r"(?:[^\s,.]+\s){0,6}?"
    pattern = re.compile(
        rf"(?P<name>{names_pattern})(?![가-힣]*(?:사업|제도|서비스))(?:{close}(?:을|를|에|이|도|서에)?\s?{between}(?:{'|'.join(acts)})"
        rf"|\s?(?:체결)?식{close}(?:을|를|도)?\s{between}(?:{'|'.join(ceremonies)}))"
        rf"|(?P<done>(?:체결한|체결된|맺은|서명한))\s(?:[^\s,.]+\s){{0,2}}?(?P<named>{names_pattern})(?=[의을를은이에\s,.’”(])"
        rf"|(?P<joint>{joint})(?:에|을|를|하기로)?\s?(?:상호\s|최종\s|전격\s)?합의(?=했|하고|하였|한 )",
        re.IGNORECASE,
    )
    return MappingProxyType(kind_of), pattern


def extract_agreements(article: Article) -> tuple[Agreement, ...]:
    """The agreements an article reports as signed, in the order of the text; one per set of parties.

    Announced and intended signings are left out, and so are sentences that name fewer than two
    parties. The date is the one the sentence gives before the act; None where it gives none.
    """
    _, pattern = _kinds()
    found: list[Agreement] = []
    spans = tuple(sentences(article.body))
    for index, sentence in enumerate(spans):
        text = _DOT.sub("·", sentence.text)
        for match in pattern.finditer(text):
            parsed = parse(text)
            to_come = times.is_announced(text, match.start(), article.published)
            if to_come or not (match.group("done") or _is_done(parsed, match)):
                continue
            start = match.start("done") if match.group("done") else match.start()
            around = Surroundings(
                article.body[: sentence.start],
                spans[index - 1].text if index else "",
                tuple(span.text for span in spans[index + 1 : index + 3]),
            )
            parties, floor = find_signatories(parsed, start, around)
            if len(parties) < 2:
                continue
            signed, basis = times.signed_date(text, match.end(), article.published)
            made = Agreement(
                article_id=article.id,
                kind=_kind(text, match),
                parties=parties,
                signed=signed,
                signed_basis=basis,
                sentence=sentence.text,
                start=sentence.start,
                end=sentence.end,
                purpose=_purpose(parsed, floor, match.start()),
            )
            _add(found, made)
            break
    return tuple(found)


def _add(found: list[Agreement], made: Agreement) -> None:
    """Adds an agreement, or completes the one that was told before with fewer of its parties."""
    for index, earlier in enumerate(found):
        if same_agreement(made, earlier):
            if len(made.parties) > len(earlier.parties) and made.signed == earlier.signed:
                found[index] = made
            return
    found.append(made)


def _kind(text: str, match: re.Match[str]) -> str:
    """The kind by what the agreement is called, first by the letters behind it (`협약(MOU)`)."""
    if match.group("joint"):
        return "joint-research" if "공동" in match.group("joint") else "agreement"
    group = "name" if match.group("name") else "named"
    letters = _LETTERS.match(text, match.end(group))
    return _kinds()[0][(letters.group(1) if letters else match.group(group)).lower()]


def same_parties(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two lists of parties share two, a longer name counting as its beginning (`한빛대 의과대학`)."""
    shared = sum(any(a.startswith(b) or b.startswith(a) for b in right) for a in left)
    return shared >= min(2, len(left), len(right))


def same_agreement(left: Agreement, right: Agreement) -> bool:
    """Whether two reports are of one agreement: two parties in common, and no partners and kinds of their own."""
    if not same_parties(left.parties, right.parties):
        return False
    own = set(left.parties) - set(right.parties), set(right.parties) - set(left.parties)
    return not (all(own) and left.article_id == right.article_id and left.kind != right.kind)


def _is_done(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether the signing is reported as done, and not as a mark of somebody else (`협약을 맺은 기업을 방문했다`)."""
    following = [item for item in parsed.predicates if item.end > match.end() - 1]
    if not following:
        return True
    act = following[0]
    if act.start > match.end():
        return act.mood not in ("future", "goal", "decided") or not re.match(r"\s?등", parsed.text[match.end() :])
    mood = act.mood or ("past" if act.form == "connective" else None)
    noun = next((item.form for item in parsed.morphemes if item.start >= act.end), "")
    if act.form == "attributive" and noun == "등":
        return True
    if mood in ("future", "goal") or act.mood in ("decided", "present"):
        return False
    if act.form == "attributive":
        return noun in ("이후", "뒤", "후", "바", "것", "데", "가운데", "날")
    return True


def _purpose(parsed: Parsed, floor: int, position: int) -> str:
    """The words before 위한 or 위해 behind the parties, else the nouns right before the agreement's name."""
    match = re.search(r"(?:을|를)?\s(?:위한|위해|위하여)\s", parsed.text[floor:position])
    if match is not None:
        words = parsed.text[floor : floor + match.start()].split()
        while words and words[0] in ("함께", "공동으로", "손잡고"):
            words = words[1:]
        return clip(" ".join(words).strip("‘’“”'\" ").removesuffix("하기").rstrip(), PURPOSE_LIMIT)
    low, high = run_before(parsed, position)
    return clip(parsed.text[low:high], PURPOSE_LIMIT) if low >= floor else ""
