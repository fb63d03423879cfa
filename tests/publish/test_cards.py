"""Preview pictures: one a page that can be shared, drawn from the package alone, every letter there."""

from __future__ import annotations

import io

from PIL import Image

from digest.model import Digest
from digest.publish.cards import Card as CardOf
from digest.publish.cards import _face, cards, draw_card
from digest.render import survey
from digest.render.catalogue import load_catalogue
from digest.taxonomy import Taxonomy, load_taxonomy


def test_a_picture_for_the_site_and_every_place_and_topic(digest: Digest, taxonomy: Taxonomy) -> None:
    drawn = {asset.uri: asset.content for asset in cards(survey(digest, taxonomy))}
    names = {"site", *(f"regions/{place}" for place in ("nara", "saebyeok", "gaon", "haneul"))}
    names |= {f"topics/{topic}" for topic in ("organoid", "vaccine")}
    assert set(drawn) == {f"cards/{name}.png" for name in names}
    for uri, content in drawn.items():
        picture = Image.open(io.BytesIO(content))
        assert picture.size == (1200, 630), uri
        assert len(content) < 60_000, uri


def test_the_same_card_gives_the_same_bytes_and_another_name_others() -> None:
    facts = (("1,284", "보도 stories"),)
    assert draw_card(CardOf("오송", "Osong", "", facts, ())) == draw_card(CardOf("오송", "Osong", "", facts, ()))
    assert draw_card(CardOf("오송", "Osong", "", facts, ())) != draw_card(CardOf("남원", "Osong", "", facts, ()))


def test_a_name_without_end_stays_inside_the_picture() -> None:
    picture = Image.open(io.BytesIO(draw_card(CardOf("첨단의료복합단지" * 9, "Park " * 60, "", (), ()))))
    assert picture.crop((1150, 20, 1200, 630)).getbbox() is None


def test_the_face_has_every_letter_of_the_names_it_draws() -> None:
    taxonomy = load_taxonomy()
    names = [name for region in taxonomy.regions.values() for name in (region.ko, region.en)]
    names += [name for topic in taxonomy.topics.values() for name in (topic.ko, topic.en)]
    names += [load_catalogue("ko").messages["gone.site"]]
    face = _face(12)
    no_glyph = bytes(face.getmask("\U0010fffd"))
    assert [letter for letter in sorted(set("".join(names)) - {" "}) if bytes(face.getmask(letter)) == no_glyph] == []
