"""Bytes to text, whatever a scraper saved them as."""

from __future__ import annotations

import codecs

import pytest

from digest.errors import SeedError
from digest.read import read_seed
from digest.read.encoding import decode, repair_mojibake

TEXT = "남원시는 20일 업무협약을 체결했다고 밝혔다.\n이번 협약은 엑소좀 산업을 키우기 위해 마련됐다.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp949"),
        TEXT.encode("euc-kr"),
        TEXT.encode("utf-8").decode("latin-1").encode("utf-8"),
        TEXT.encode("cp949").decode("latin-1").encode("utf-8"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("cp949"),
    ],
    ids=[
        "utf8", "utf8-bom", "utf16le-bom", "utf16be-bom", "utf16le", "utf16be", "cp949", "euc-kr",
        "utf8-as-latin1", "cp949-as-latin1", "crlf", "cr-cp949",
    ],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    raw, findings = read_seed(data, "a.txt")
    assert raw.text.strip() == TEXT.strip()
    assert findings == ()


def test_nfd_invisible_characters_and_foreign_spaces() -> None:
    raw, _ = read_seed("\u1112\u1161\u11ab\u200b국\u00a0바이오\u3000\u00ad협회가 밝혔다.".encode(), "a.txt")
    assert raw.text == "한국 바이오 협회가 밝혔다."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\t", "empty"),
        (b"\x00\x00\x00", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "HWP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00\x01\x02def\x00\xff", "binary"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"\xfd\xff\xfb\xff" * 50, "neither UTF-8"),
    ],
)
def test_what_is_no_text_is_rejected_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SeedError, match=reason):
        read_seed(data, "a.txt")


def test_a_file_cut_inside_a_character_is_read_without_it() -> None:
    text, repairs = decode(("가나다 " * 200).encode()[:-2])
    assert text.startswith("가나다")
    assert "\ufffd" not in text
    assert any("unreadable" in repair for repair in repairs)


def test_latin_text_with_accents_is_not_taken_for_mojibake() -> None:
    text = "Génopole, à Évry, a signé un accord stratégique avec la Corée, près de Paris."
    assert repair_mojibake(text) == (text, "", False)


def test_capitals_with_accents_make_no_korean() -> None:
    text = "L’Économie d’Évry : « Été », École, Élève, Écologie et Étude du cluster."
    assert repair_mojibake(text)[0] == text


def test_mojibake_that_cannot_be_turned_back_is_reported() -> None:
    broken = "³²¿ø½Ã ¿¢¼ÒÁ» »ê¾÷ Çù¾àÀ» ¸Î¾ú´Ù ✓ ³²¿ø½Ã ¿¢¼ÒÁ» »ê¾÷"
    _, findings = read_seed(broken.encode(), "a.txt")
    assert [finding.where for finding in findings] == ["seeds/a.txt"]
    assert "decoded wrongly" in findings[0].what
