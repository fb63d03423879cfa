"""Words of the interface in both languages, from `digest/data/messages.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.render.escape import Markdown

LANGUAGES = ("ko", "en")
_FILE = "messages.yml"


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language. Messages are ours and may contain Markdown; values never do."""

    language: str
    messages: Mapping[str, str]
    fixed: Mapping[str, Markdown]
    """Those that take no values, ready to be printed."""

    def t(self, key: str, **values: object) -> Markdown:
        """A message with its values put in, escaped.

        Where English needs another form for one, the key with `.one` holds it and `n == 1` chooses it.

        Raises:
            KeyError: if there is no such message.
        """
        if not values and key in self.fixed:
            return self.fixed[key]
        message = self._form(key, values.get("n"))
        return Markdown(message.format(**{name: Markdown.escape(_plain(value)) for name, value in values.items()}))

    def text(self, key: str, **values: object) -> str:
        """A message for where no Markdown is read, such as a page's description; forms and errors are those of `t`."""
        return self._form(key, values.get("n")).format(**{name: _plain(value) for name, value in values.items()})

    def _form(self, key: str, number: object) -> str:
        return self.messages.get(f"{key}.one" if number == 1 else key) or self.messages[key]

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.messages


def _plain(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of `ko` or `en`.

    Raises:
        ConfigurationError: naming every message that lacks a language or is not a text.
    """
    problems: list[str] = []
    messages: dict[str, str] = {}
    for group, entries in vocabulary.load(_FILE).items():
        for name, texts in entries.items():
            for code in LANGUAGES:
                text = texts.get(code) if isinstance(texts, dict) else None
                if not isinstance(text, str):
                    problems.append(f"{_FILE}: {group}.{name}.{code}: expected a text, found {text!r}")
                elif code == language:
                    messages[f"{group}.{name}"] = text
            if isinstance(texts, dict) and f"{language}_one" in texts:
                messages[f"{group}.{name}.one"] = texts[f"{language}_one"]
    if problems:
        raise ConfigurationError(tuple(problems))
    fixed = {key: Markdown(message) for key, message in messages.items() if "{" not in message}
    return Catalogue(language, MappingProxyType(messages), MappingProxyType(fixed))


def off_topic_reason(reason: str, catalogue: Catalogue) -> str | None:
    """Why a story is off topic, in the catalogue's language; None where it stays as it is: a curator's own words."""
    told = load_catalogue("ko").messages
    key = next((key for key, text in told.items() if text == reason and key.startswith("off_topic.")), None)
    return catalogue.messages[key] if key is not None else None
