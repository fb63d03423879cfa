"""Words are found as the pattern of the same words finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.classify.matching import Words, compile_words, unspaced

_WORDS = st.lists(st.from_regex(r"[가나][가나 ]{0,4}[가나]", fullmatch=True), min_size=1, max_size=8)
_TEXTS = st.text("가나다 \u00a0\x00", max_size=30)


@given(words=_WORDS, text=_TEXTS)
def test_words_are_those_of_the_pattern(words: list[str], text: str) -> None:
    words = [word.replace("  ", " ") for word in words]
    found = [(unspaced(match[0]), *match.span()) for match in compile_words(words).finditer(text)]
    assert list(Words(words).find(text)) == found


@given(words=_WORDS, text=_TEXTS)
def test_overlapping_words_are_the_longest_at_every_position(words: list[str], text: str) -> None:
    words = [word.replace("  ", " ") for word in words]
    pattern = compile_words(words)
    matches = [(start, match) for start in range(len(text)) if (match := pattern.match(text, start))]
    found = [(unspaced(match[0]), start, match.end()) for start, match in matches]
    assert list(Words(words, overlapping=True).find(text)) == found
