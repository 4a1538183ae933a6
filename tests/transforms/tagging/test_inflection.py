"""Words are looked for in all their forms, though a list has each once."""

from __future__ import annotations

import pytest

from transforms.tagging.inflection import inflect_noun, inflect_verb


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("factory", "factory factories"),
        ("tie-up", "tie-up tie-ups"),
        ("loss", "loss losses"),
        ("sales", "sales"),
        ("輸出", "輸出"),
        ("Ниссан", "Ниссан Ниссана Ниссану Ниссаном Ниссане Ниссані"),
        ("Тойота", "Тойота Тойоты Тойоти Тойоте Тойоту Тойотой Тойотою Тойоті"),
        ("Рено", "Рено"),
    ],
)
def test_a_noun_is_given_its_plural_or_cases(word: str, forms: str) -> None:
    assert inflect_noun(word) == tuple(forms.split())


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("cut", "cut, cuts, cutting"),
        ("slash", "slash, slashes, slashing, slashed"),
        ("halve", "halve, halves, halving, halved"),
        ("scrap", "scrap, scraps, scrapping, scrapped"),
        ("export", "export, exports, exporting, exported"),
        ("lay off", "lay off, lays off, laying off, laid off"),
        ("let", "let, lets, letting"),
        ("wind down", "wind down, winds down, winding down, wound down"),
        ("carry", "carry, carries, carrying, carried"),
        ("buy", "buy, buys, buying, bought"),
        ("abbauen", "abbauen, abzubauen, abbaut, abbaute, abbauten"),
        ("zurückrufen", "zurückrufen, zurückzurufen, zurückruft, zurückrufte, zurückruften"),
        ("ausgeben", "ausgeben, auszugeben, ausgebt, ausgebte, ausgebten"),
        ("gesunken", "gesunken, gesunkene, gesunkenen, gesunkener, gesunkenes, gesunkenem"),
        ("億円", "億円"),
    ],
)
def test_a_verb_is_given_all_its_forms(word: str, forms: str) -> None:
    assert inflect_verb(word) == tuple(forms.split(", "))
