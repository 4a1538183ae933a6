"""The forms of a word have one stem, and other words have others."""

from __future__ import annotations

import pytest

from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_common_stems, read_stop_words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "close closes closed closing"),
        ("en", "factory factories"),
        ("en", "cut cuts cutting"),
        ("en", "plan plans planned planning"),
        ("en", "loss losses"),
        (None, "battery batteries"),
        ("de", "Werk Werke Werken Werkes"),
        ("fr", "usine usines"),
        ("es", "planta plantas"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str | None, forms: str) -> None:
    assert len({stem_word(form.casefold(), language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["university universe", "bus business", "ring range", "bed bee", "class clause"]
)
def test_other_words_have_different_stems(pair: str) -> None:
    one, other = pair.split()
    assert stem_word(one, "en") != stem_word(other, "en")


def test_stop_words_are_those_of_the_language() -> None:
    assert "the" in read_stop_words("en")
    assert "war" in read_stop_words("de")
    assert "war" not in read_stop_words("en")
    assert read_stop_words("fi") == read_stop_words(None) == read_stop_words("en")


def test_common_words_are_recognised_by_their_stems() -> None:
    assert {
        stem_word(word, "en") for word in ("companies", "billion", "Japanese".casefold())
    } <= read_common_stems()
    assert stem_word("oppama", "en") not in read_common_stems()
