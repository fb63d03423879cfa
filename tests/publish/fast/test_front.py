"""Front matter is read as MkDocs reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from digest.publish.fast.front import read_front
from digest.render.escape import front_matter

_TEXTS = st.text("가나 a1'\"#:-{}[]%&*!|>?,.()~@`\\\n\t\u2028\x07…’", max_size=12)


@given(title=_TEXTS, description=_TEXTS, card=_TEXTS, boost=st.sampled_from([None, 0.5]), body=_TEXTS)
def test_what_we_write_is_read_alike(title: str, description: str, card: str, boost: float | None, body: str) -> None:
    fields: dict[str, object] = {"title": title, "description": description, "lang": "ko", "card": card}
    if boost is not None:
        fields["search"] = {"boost": boost}
    text = front_matter(fields) + body
    assert read_front(text) == meta.get_data(text)


@given(title=_TEXTS, card=_TEXTS, body=_TEXTS)
def test_whatever_stands_there_is_read_alike(title: str, card: str, body: str) -> None:
    text = f"---\ntitle: {title}\ncard: {card}\ntags: [a, b]\n---\n{body}"
    assert read_front(text) == meta.get_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "글",
        "---\n글",
        "---\ntitle: 가나\n...\n글\n---\n",
        "---\ntitle: 가나\ntitle: 다라\n---\n",
        "---\ntitle: 가나\n  다라\n---\n글",
        "---\ntitle: 가나\n- 다라\n---\n글",
        "---\ntitle: '가나\n  다라'\ncard: a/b\n---\n글",
        "---\ndescription: |\n  title: 가나\ntitle: 다라\n---\n글",
        "---\ntitle: 가나 \n\n---\n\n\n글",
        "---\n\n---\n글",
    ],
)
def test_other_front_matter_is_read_alike(text: str) -> None:
    assert read_front(text) == meta.get_data(text)
