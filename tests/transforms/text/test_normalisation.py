"""Normalised texts and their words: what is found in less time is what the plain expression finds."""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import product

import pytest

from transforms.text.normalisation import (
    compact_text,
    count_words,
    find_folded,
    find_words,
    normalise,
    scrub,
    split_words,
    squeeze,
)

WORD = re.compile(r"\w+")
CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


def test_the_words_of_a_text_are_its_runs_of_word_characters() -> None:
    text = " ".join(f"x{character}y" for character in CHARACTERS)
    assert find_words(text) == WORD.findall(text)


def test_texts_of_single_bytes_have_the_words_that_plain_expressions_find() -> None:
    western = [character for byte in range(256) for character in bytes([byte]).decode("cp1252", "ignore")]
    for pair in map("".join, product(western, repeat=2)):
        words = WORD.findall(pair)
        assert (find_words(pair), count_words(pair)) == (words, len(words))
        assert split_words(pair) == WORD.findall(unicodedata.normalize("NFKC", pair).casefold())
        assert compact_text(pair) == "".join(re.findall(r"[^\W_]+", pair.lower()))


def test_a_squeezed_line_is_scrubbed_and_has_single_spaces_alone() -> None:
    for character in CHARACTERS:
        shown = " " if character.isspace() else scrub(character)
        assert squeeze(f"\n a{character}b ") == f"a{shown}b"
    assert squeeze("a  b\u3000 \xa0c") == "a b c"


@pytest.mark.parametrize("text", ["“Nissan’s” — plant…", "snake_case, 1,5 km", "a\xa0b•c–d", ""])
def test_the_words_of_english_texts_end_at_their_punctuation(text: str) -> None:
    assert find_words(text) == WORD.findall(text)


def test_words_may_be_folded_before_they_are_found_and_stay_the_same() -> None:
    for character in filter(lambda character: character.casefold() != character, CHARACTERS):
        text = f"A{character}B {character}"
        assert find_folded(WORD.findall, text) == [word.casefold() for word in WORD.findall(text)]


def test_a_normalised_text_has_its_words_in_small_letters_with_single_spaces() -> None:
    assert normalise(" The “Ｎｉｓｓａｎ”\n PLANT, in Straße 5. ") == "the nissan plant in strasse 5"
