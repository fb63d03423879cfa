"""Skeletons either give what the template gives, or nothing."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from digest.publish.fast.slots import Question, Slot, cut

FIRST = "Story 1 of &amp; <b>one</b> and 'a'"
OTHERS = ("Story 2", "Story 5 of", "edit 7", "", "story <i>x</i> &amp; y", "five")


def filled(template: str, value: str) -> tuple[str | None, str]:
    """A page made from the skeleton of another, and the page itself."""
    page = Environment(autoescape=False).from_string(template)
    asked: dict[Question, object] = {}
    try:
        skeleton = cut(page.render(title=Slot.of("title", FIRST, asked)), asked)
    except Exception:
        skeleton = None
    if skeleton is None or skeleton.fill({"title": FIRST}) != page.render(title=FIRST):
        return None, page.render(title=value)
    return skeleton.fill({"title": value}), page.render(title=value)


@pytest.mark.parametrize("value", OTHERS)
@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ title }}</p>{{ title | e }}{{ title | striptags }}{{ title | striptags | e }}",
        "{% if title %}<h1>{{ title }}</h1>{% endif %}",
        "{{ title | d('none', true) }}",
        "{{ title ~ ' - ' ~ title }}{{ title | safe }}",
        "{% if title == 'Story 2' %}two{% elif 'five' in title %}five{% else %}{{ title }}{% endif %}",
        "{% if title != 'Story 2' %}other{% endif %}",
        "{{ title | upper }}{{ title | length }}",
        "{{ title | replace('S', 'T') }}",
        "{{ title | urlencode }}",
        "{{ title[:5] }}{{ title.startswith('edit') }}",
        "{% if title.endswith('7') %}seven{% endif %}",
        "{% if title[0] == 's' %}small{% endif %}",
        "{{ title | truncate(6) }}",
        "{{ title | tojson }}",
        "{% for letter in title %}{{ letter }}.{% endfor %}",
        "{% if title in ['Story 2', 'five'] %}known{% endif %}",
        "{{ {'five': 5}[title] }}",
        "{% if title < 'T' %}low{% endif %}",
    ],
)
def test_filling_gives_what_rendering_gives(template, value):
    made, real = filled(template, value)
    assert made in (None, real)


@pytest.mark.parametrize(
    "template", ["<p>{{ title }}</p>{{ title | e }}", "{{ title | striptags }}{% if title %}{{ title }}{% endif %}"]
)
def test_what_themes_do_is_understood(template):
    made, real = filled(template, "Story 2 &amp; <b>two</b>")
    assert made == real
