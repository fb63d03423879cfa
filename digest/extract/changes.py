"""Figures that belong to another figure: equivalents, repetitions, where a change starts."""

from __future__ import annotations

from digest.extract.frames import load_frames
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.lazy import regex
from digest.model import Amount

_OPEN_BRACKET = regex(r"\s?[(（]\s?(?:한화|미화|원화|우리\s?돈|약|대략)?(?:로)?\s?(?:약\s?)?$")
_FROM = regex(r"\s?(?:이상|수준|규모)?에서\s")
_BECOMES = regex(r"\s?(?:이상|수준|규모)?(?:으로|로|까지)\s(?:더\s)?(?:확대|늘|확충|증원|줄|높|키우|감축)")
_TO = regex(r"\s?(?:이상|수준|규모)?(?:으로|로|까지)")


def equivalent_of(text: str, amount: Quantity, quantity: Quantity) -> Amount | None:
    """`quantity` as the equivalent of the `amount` before it, where it stands in brackets right behind that.

    >>> from digest.extract.numerals import find_quantities
    >>> text = "4559만달러(약 596억원)"
    >>> equivalent_of(text, *find_quantities(text)).text
    '약 596억원'
    """
    money = amount.name.kind == "money" and quantity.name.kind == "money"
    if not money or quantity.value is None or amount.name.unit == quantity.name.unit:
        return None
    between = text[amount.end : quantity.start]
    if not _OPEN_BRACKET.fullmatch(between):
        return None
    about = between.rfind("약")
    low = quantity.start - (len(between) - about if about >= 0 else 0)
    return Amount(text[low : quantity.end], quantity.value, quantity.name.unit or "")


def repeats_measure(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a measure in brackets says the one before it again in another unit (`3,000㎡(907평)`)."""
    same = quantity.name.kind == "measure" and quantity.name.unit == before.name.unit
    other = quantity.name.name != before.name.name
    return same and other and _OPEN_BRACKET.fullmatch(text[before.end : quantity.start]) is not None


def starts_change(parsed: Parsed, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether the figure is what something is changed from: `356개에서 500개로`, `60대에서 모든 택시로 확대한다`."""
    if not _FROM.match(parsed.text, quantity.end):
        return False
    if leads_to(parsed.text, quantity, following):
        return True
    first = next((item for item in parsed.predicates if item.start >= quantity.end), None)
    return first is not None and load_frames().class_of.get(first.lemma) in ("grow", "change", "shrink")


def is_outgrown(parsed: Parsed, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether the figure is what something was before a change that has happened: `50곳에서 80곳으로 늘었다`."""
    if not _FROM.match(parsed.text, quantity.end) or not leads_to(parsed.text, quantity, following):
        return False
    main = next((item for item in parsed.predicates if item.start >= quantity.end and item.form != "attributive"), None)
    return (
        main is not None
        and main.mood == "past"
        and load_frames().class_of.get(main.lemma) in ("grow", "change", "shrink")
    )


def leads_to(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether the next figure is what this one becomes: both have one unit, and 로 or 까지 follows the next."""
    same = following is not None and following.name.name == quantity.name.name
    return same and following is not None and _TO.match(text, following.end) is not None


def goes_on(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is what the one before it is to become: `36개 기업이 참여하며 내년에는 50개로 늘린다`."""
    return before.name.name == quantity.name.name and _BECOMES.match(text, quantity.end) is not None
