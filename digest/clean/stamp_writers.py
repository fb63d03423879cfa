"""Who wrote, as it stands beside a stamp."""

from __future__ import annotations

from digest.clean.lexicon import furniture, key
from digest.clean.patterns import NAME, is_name, named_role, names_in
from digest.lazy import regex

_WRITER = regex(rf"[Bb]y\s(?P<name>{NAME})")
_COUNTED = regex(r"\d{1,6}\s?[개건회]?")


def writers_in(rest: str) -> tuple[str, ...]:
    """The names in what stands beside a stamp if it is a signature: a reporter, with a section before the name and
    counters behind it, or a writer in the manner of blogs.

    >>> writers_in("바이오 최영 기자 댓글 0"), writers_in("by 최영"), writers_in("최영 기자의 취재수첩")
    (('최영',), ('최영',), ())
    """
    blog = _WRITER.fullmatch(rest)
    if blog and is_name(blog["name"]):
        return (blog["name"],)
    bare = [word for word in named_role().sub(" ", rest).split() if key(word)]
    signs = all(_COUNTED.fullmatch(word) or key(word) in furniture().buttons for word in bare)
    return names_in(rest) if signs else ()
