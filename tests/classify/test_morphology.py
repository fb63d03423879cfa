"""The morphological analysis is lazy, repeatable and knows the gazetteer."""

from __future__ import annotations

import subprocess
import sys

from digest import morphology
from digest.morphology import analyse


def test_spans_point_at_the_words() -> None:
    text = "전북 남원시는 오송첨단의료산업진흥재단과 협약을 맺었다."
    for morpheme in analyse(text):
        assert 0 <= morpheme.start <= morpheme.end <= len(text)
    names = {m.form for m in analyse(text) if m.tag == "NNP"}
    assert {"남원시", "오송첨단의료산업진흥재단"} <= names


def test_the_same_text_is_read_alike_after_other_texts() -> None:
    text = "광주에서 전주기 지원을 한다."
    first = analyse(text)
    for index in range(20):
        analyse(f"{index}번째 다른 문장에서는 진주와 고성, 하남을 말한다.")
    analyse.cache_clear()
    assert analyse(text) == first


def test_an_analyser_that_was_half_loaded_before_reads_alike() -> None:
    text, words = "들샘바다시는 남원시와 협약을 맺었다.", ("들샘바다시",)
    morphology.load_another()
    assert len(morphology._another) == 1
    read = [[(token.form, token.tag) for token in morphology._load(words).tokenize(text)] for _ in range(2)]
    assert not morphology._another
    assert read[0] == read[1]
    assert read[0][0] == ("들샘바다시", "NNP")


def test_importing_the_package_loads_no_analyser() -> None:
    code = "import sys, digest, digest.classify, digest.morphology; sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
