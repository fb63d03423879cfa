"""`digest diff`: what changes for readers between two exports, as Markdown for a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from digest.errors import DigestError

ROWS = 50
"""Rows shown per section; the rest is counted."""


def compare_exports(old: Path, new: Path) -> str:
    """The difference between two `digest.json` files, or folders that hold one.

    Raises:
        DigestError: if one of them cannot be read as a digest.
    """
    before, after = _load(old), _load(new)
    lines = ["# What changes for readers", ""]
    for title, rows in _sections(before, after):
        if rows:
            lines += [f"## {title}: {len(rows)}", "", *(f"- {row}" for row in rows[:ROWS])]
            if len(rows) > ROWS:
                lines.append(f"- … and {len(rows) - ROWS} more")
            lines.append("")
    if len(lines) == 2:
        lines += ["Nothing.", ""]
    return "\n".join(lines)


def _load(path: Path) -> Mapping[str, Any]:
    file = next((p for p in (path, path / "digest.json", path / "data" / "digest.json") if p.is_file()), path)
    try:
        digest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DigestError(f"{file}: cannot be read as a digest: {error}") from error
    if not isinstance(digest, dict) or digest.get("schema_version") != 1:
        raise DigestError(f"{file}: not a digest (expected a mapping with schema_version 1)")
    return digest


def _sections(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    old = {story["id"]: story for story in before["stories"]}
    new = {story["id"]: story for story in after["stories"]}
    new_home = {article["id"]: story["id"] for story in after["stories"] for article in story["articles"]}
    yield "New stories", [_name(new[key]) for key in sorted(new.keys() - old.keys())]
    gone = sorted(old.keys() - new.keys())
    yield (
        "Merged into another story",
        [f"{_name(old[key])} → {_name(new[new_home[key]])}" for key in gone if key in new_home],
    )
    yield "Gone", [_name(old[key]) for key in gone if key not in new_home]
    both = sorted(old.keys() & new.keys())
    yield "Changed stories", [f"{_name(new[k])}: {what}" for k in both if (what := "; ".join(_changes(old[k], new[k])))]
    yield "Newly rejected", _difference(after["rejected"], before["rejected"])
    yield "No longer rejected", _difference(before["rejected"], after["rejected"])


def _difference(these: list[dict[str, str]], those: list[dict[str, str]]) -> list[str]:
    known = {item["seed"] for item in those}
    return [f"`{_plain(item['seed'])}` ({_plain(item['reason'])})" for item in these if item["seed"] not in known]


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["title"] != new["title"]:
        yield f"headline was “{_plain(old['title'])}”"
    if old["published"]["date"] != new["published"]["date"] or old["published"]["basis"] != new["published"]["basis"]:
        yield f"published {_date(old)} → {_date(new)}"
    if old["on_topic"] != new["on_topic"]:
        yield "now published" if new["on_topic"] else "now off topic"
    for field in ("regions", "topics"):
        yield from _moved(field, {_label(x) for x in old[field]}, {_label(x) for x in new[field]})
    yield from _moved("articles", {a["seed"] for a in old["articles"]}, {a["seed"] for a in new["articles"]})
    yield from _moved("claims", {_claim(c) for c in old["claims"]}, {_claim(c) for c in new["claims"]})
    agreements = [{" · ".join(a["parties"]) for a in story["agreements"]} for story in (old, new)]
    yield from _moved("agreements", *agreements)


def _moved(field: str, before: set[str], after: set[str]) -> Iterator[str]:
    signs = [f"+{_plain(x)}" for x in sorted(after - before)] + [f"−{_plain(x)}" for x in sorted(before - after)]
    if signs:
        yield f"{field} {', '.join(signs)}"


def _label(label: Mapping[str, Any]) -> str:
    return f"{label['id']} ({label['role']})" if "role" in label else str(label["id"])


def _claim(claim: Mapping[str, Any]) -> str:
    return f"{claim['text']} {claim['what']} [{claim['status'] or '?'}]"


def _date(story: Mapping[str, Any]) -> str:
    return f"{story['published']['date'] or 'unknown'} ({story['published']['basis']})"


def _name(story: Mapping[str, Any]) -> str:
    return f"{_plain(story['title'])} (`{story['id']}`, {story['published']['date'] or 'undated'})"


def _plain(text: str) -> str:
    """Seed text inside Markdown: nothing in it may act."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&@])", r"\\\1", " ".join(text.split()))
