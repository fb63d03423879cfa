"""One template filled anew is another story: another town, round, amount, day, partner or mayor."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.curation import Curation
from digest.dedupe import group_stories
from digest.model import Article
from digest.taxonomy import Taxonomy
from tests.dedupe.samples import make_article

TEMPLATES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "twins.yml").read_text(encoding="utf-8"))[
    "templates"
]
FIRST_DAY = dt.date(2025, 4, 14)


def _fill(name: str, template: dict[str, Any], changes: dict[str, Any], *, bare: bool) -> Article:
    slots = {**template["same"], **changes}
    known = {
        "title": template["title"].format(**slots),
        "outlet": "새벽일보",
        "published": (FIRST_DAY + dt.timedelta(changes.get("later", 0))).isoformat(),
    }
    return make_article(name, body=template["body"].format(**slots), **({} if bare else known))


@pytest.mark.parametrize(
    ("number", "twin", "bare"),
    [
        (number, twin, bare)
        for number, template in enumerate(TEMPLATES)
        for twin, changes in template["others"].items()
        for bare in (False, True)
        if changes.get("bare") or not bare
    ],
)
def test_a_twin_is_another_story(taxonomy: Taxonomy, number: int, twin: str, bare: bool) -> None:
    template = TEMPLATES[number]
    pair = (_fill("same", template, {}, bare=bare), _fill("twin", template, template["others"][twin], bare=bare))
    grouping = group_stories(pair, Curation(), taxonomy)
    assert len(grouping.stories) == 2, grouping.decisions[0].reason


@pytest.mark.parametrize("number", range(len(TEMPLATES)))
def test_all_twins_together_stay_apart(taxonomy: Taxonomy, number: int) -> None:
    template = TEMPLATES[number]
    twins = [_fill(name, template, changes, bare=False) for name, changes in {"same": {}, **template["others"]}.items()]
    grouping = group_stories(tuple(twins), Curation(), taxonomy)
    home = {member.article_id: story.id for story in grouping.stories for member in story.members}
    assert [name for name in template["others"] if home[name] == home["same"]] == []
