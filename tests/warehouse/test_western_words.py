"""Words of texts in Western letters are those that the macro `tokens` finds."""

from __future__ import annotations

import random

import pytest
from duckdb import DuckDBPyConnection

from warehouse.western_words import find_western_words, fold_western

WESTERN = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(256))
TEXTS = [
    "",
    "s",
    "'s",
    "Nissan’s workers' Ghosn's don't 's's x's_y x's-y '",
    "l's\N{LATIN SMALL LETTER E WITH ACUTE}curit\N{LATIN SMALL LETTER E WITH ACUTE}",
    "snake_case __init__ _'s_",
    "Škoda café Ÿ naïve ÅÄÖ ž Œuvre STRASSE Straße",
    "2.5% of 1,000 — “quoted” 3\u00a0km \u00ad",
    "line\nbreak\ttab\x00nul\x7fdelete",
]


@pytest.mark.parametrize("template", ["a{}b", "{}s x", "a'{} a’s{}", "a's{}t {}", "A{}{}'S"])
def test_each_character_is_folded_as_by_the_macro(untouched: DuckDBPyConnection, template: str) -> None:
    check(untouched, [template.replace("{}", character) for character in WESTERN])


def test_texts_are_split_as_by_the_macro(untouched: DuckDBPyConnection) -> None:
    rng = random.Random(1)
    mixed = ["".join(rng.choices("aS'’s _-é.”B1\n" * 20 + WESTERN, k=rng.randrange(60))) for _ in range(400)]
    check(untouched, [*TEXTS, *mixed])


def test_other_writing_systems_and_letters_without_a_plain_form_are_left_to_the_macro() -> None:
    others = ["日産", "Ниссан", "Straße", "off\u00adice", "e\u0301", "CO₂", "x²", "\ud800", "l'sé"]
    assert [fold_western(text) for text in others] == [None] * len(others)


def check(con: DuckDBPyConnection, texts: list[str]) -> None:
    folded = {text: fold_western(text) for text in texts}
    western = {text: each for text, each in folded.items() if each is not None}
    assert len(western) > len(folded) / 4
    words, lengths = find_western_words(list(western.values()))
    found = iter(con.execute("SELECT stem(unnest(?))", [words.to_pylist()]).fetchall() if len(words) else ())
    split = {
        text: [next(found)[0] for _ in range(length)] for text, length in zip(western, lengths, strict=True)
    }
    rows = con.execute(
        "SELECT words, tokens(words) FROM (SELECT unnest(?) AS words)", [list(western)]
    ).fetchall()
    assert split == dict(rows)
