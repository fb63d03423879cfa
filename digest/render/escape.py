"""The one place where text from outside becomes Markdown, an address or front matter.

Values printed by a template go through `finalize`: what is not marked as `Markdown` is escaped, so
forgetting to escape cannot happen. Only this module and the cells built from it mark text so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Self
from urllib.parse import quote, urlsplit

import yaml
from jinja2.runtime import Undefined
from markupsafe import Markup

from digest.lazy import regex
from digest.text import mask_emails, normalise

_SIGNIFICANT = regex(r'[<>&"#*_`~^$|\[\]{}\\=]')
"""Characters that mean something to Markdown, HTML or a template wherever they stand."""
_LEADING = regex(r"\A(?:[-+!.:;'()/,?@%]|[0-9]+[.)])")
"""What starts a list, a heading, a quotation or a rule at the beginning of a line only."""
REMEMBERED = 50_000
"""Short texts of which the escaped form is kept: a headline stands on ten pages and more."""
_SPACES = regex(r"\s+")
_BAD_PERCENT = regex(r"%(?![0-9A-Fa-f]{2})")
_IN_TITLES = str.maketrans({"<": "‹", ">": "›", '"': "”", "{": "(", "}": ")", "`": "’", "\\": "＼"})
_URL_SAFE = "/?&=#%:;,.+~!@$-"
_WIDTH = 10_000
"""Characters of a line of front matter before YAML breaks it."""
_REST = r"[가-힣A-Za-z0-9 ,.·…‘’“”()%+/~–-]{0,500}[가-힣A-Za-z0-9.…’”)%]"
_WORDS_OF_YAML = "(?i:y|n|yes|no|on|off|true|false|null)"
_PLAIN = regex(rf"(?!{_WORDS_OF_YAML}$)[가-힣A-Za-z](?:{_REST})?|\d{{4}}(?:-\d\d){{0,2}} · {_REST}")
"""Texts that YAML writes as they stand: nothing in them is a sign, a number, a date or a word of YAML."""
_QUOTED = regex(r"\{[ -~가-힣·…‘’“”–—]{0,9000}\}|\d{4}-\d\d-\d\d")
"""Texts that YAML writes in single quotes: JSON and dates."""


_Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Markdown(Markup):
    """Text that is Markdown already and is printed as it stands."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        """Mark a text, which is Markdown already."""
        return str.__new__(cls, text)

    @classmethod
    def escape(cls, s: Any, /) -> Self:
        """Mark a value as Markdown, escaping it unless it is Markdown already."""
        if isinstance(s, cls):
            return s
        return cls(s if isinstance(s, Markup) else escape_markdown(str(s)))


@lru_cache(maxsize=REMEMBERED)
def escape_markdown(text: str) -> Markdown:
    """Text that reads the same after a Markdown engine and a browser as it does here.

    Every character that could open a tag, a link, an emphasis, a table cell, a list, a heading or a
    template expression becomes a numeric entity; line breaks and other white space fold into single
    spaces; invisible characters are dropped, and an e-mail address becomes `[…]`.

    >>> escape_markdown("# R&D | K-bio 3.5%")
    Markdown('&#35; R&#38;D &#124; K-bio 3.5%')
    >>> escape_markdown("1. plan"), escape_markdown("- plan")
    (Markdown('1&#46; plan'), Markdown('&#45; plan'))
    """
    escaped = _SIGNIFICANT.sub(lambda match: f"&#{ord(match[0])};", _plain(text))
    return Markdown(_LEADING.sub(lambda match: f"{match[0][:-1]}&#{ord(match[0][-1])};", escaped))


def finalize(value: object) -> Markup:
    """What a template prints for a value: Markdown as it is, anything else escaped.

    Raises:
        TypeError: for None and undefined names; a template must say what it shows for nothing.
    """
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, Undefined):
        raise TypeError("a template printed nothing: expected a text, a number or Markdown")
    return escape_markdown(str(value))


@lru_cache(maxsize=REMEMBERED)
def safe_url(url: str | None) -> str | None:
    """An address that may stand in an attribute and in a table cell; None where it must not be a link.

    Only http and https with a host and without a password; everything that could end the attribute,
    the table cell or the Markdown around it is percent-encoded.

    >>> safe_url("https://example.org/a b?x=1&y=(2)|3")
    'https://example.org/a%20b?x=1&amp;y=%282%29%7C3'
    >>> safe_url("javascript:alert(1)") is None
    True
    """
    if not url:
        return None
    text = normalise(url).strip()
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in {"http", "https"} or "@" in parts.netloc:
        return None
    if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host):
        return None
    rest = text[text.index("//") + 2 + len(parts.netloc) :]
    rest = quote(_BAD_PERCENT.sub("%25", rest), safe=_URL_SAFE)
    return f"{parts.scheme.lower()}://{host}{port}{rest}".replace("&", "&amp;")


def outside_link(url: str | None, text: str | Markup) -> Markdown:
    """A link to another site, or the bare text where the address cannot be one."""
    address = safe_url(url)
    label = Markdown.escape(text)
    if address is None:
        return label
    return Markdown(f'<a href="{address}" rel="noopener external">{label}</a>')


def title_text(text: str) -> str:
    """A text for `title` and `description` in front matter.

    Themes print these without escaping, in `<title>`, in attributes and in the search index, so
    brackets and straight quotes give way to typographic ones and `&` is escaped.

    >>> title_text('"R&D" </title>')
    '”R&amp;D” ‹/title›'
    """
    return _plain(text).translate(_IN_TITLES).replace("&", "&amp;")


def _plain(text: str) -> str:
    """One line without invisible characters and without e-mail addresses, which are nobody's news."""
    return mask_emails(_SPACES.sub(" ", normalise(text)).strip())


def front_matter(fields: Mapping[str, object]) -> str:
    """A YAML front matter block; the same fields give the same bytes."""
    return f"---\n{''.join(_field(name, value) for name, value in fields.items())}---\n\n"


def _field(name: str, value: object) -> str:
    """A line of front matter as `yaml.dump` writes it; what most pages have is known without asking it."""
    if isinstance(value, str):
        if _PLAIN.fullmatch(value):
            return f"{name}: {value}\n"
        if _QUOTED.fullmatch(value):
            escaped = value.replace("'", "''")
            return f"{name}: '{escaped}'\n"
    return _dump(name, tuple(value.items()) if isinstance(value, dict) else value)


@lru_cache(maxsize=1_000)
def _dump(name: str, value: object) -> str:
    fields = {name: dict(value) if isinstance(value, tuple) else value}
    return yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
