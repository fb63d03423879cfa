"""The Korean language pack for the theme's search worker, put together from its parts."""

from __future__ import annotations

import json
from importlib import resources

from digest import vocabulary
from digest.model import Asset

PACK = "assets/javascripts/lunr/min/lunr.ko.min.js"
"""Where the theme's worker looks for the pack of a site in Korean."""
_SOURCES = resources.files("digest.publish.search") / "worker"
_PARTS = (
    *("letters", "stems", "numbers", "lookup", "matches", "typos", "labels", "query", "resolve", "rank"),
    *("snippets", "corpus", "pack"),
)
"""In the order in which they need each other."""
_USED = ("particles", "endings", "counters", "filters", "newest")


def language_pack() -> Asset:
    """The pack as one script, with the vocabulary it uses."""
    words = vocabulary.load("search.yml")
    known = json.dumps({key: words[key] for key in _USED}, ensure_ascii=False, separators=(",", ":"))
    parts = [_SOURCES.joinpath(f"{name}.js").read_text(encoding="utf-8").strip() for name in _PARTS]
    script = "\n".join(["(function () {", '"use strict";', f"const LANGUAGE = {known};", *parts, "})();", ""])
    return Asset(PACK, script.encode("utf-8"))
