"""A foreign name has the same consonants in katakana and in Latin letters."""

from __future__ import annotations

import pytest

from transforms.stories.languages.sounds import spell_katakana, spell_latin


@pytest.mark.parametrize(
    ("katakana", "latin"),
    [
        ("サンダーランド", "Sunderland"),
        ("エスピノーサ", "Espinosa"),
        ("ストラテジック", "Strategic"),
        ("キャントン", "Canton"),
        ("カルソニック", "Calsonic"),
        ("アグアスカリエンテス", "Aguascalientes"),
        ("フランクリン", "Franklin"),
        ("ブルームバーグ", "Bloomberg"),
        ("バルセロナ", "Barcelona"),
        ("モルガン", "Morgan"),
        ("ロスリン", "Rosslyn"),
    ],
)
def test_the_spellings_of_a_name_meet(katakana: str, latin: str) -> None:
    assert spell_katakana(katakana) in spell_latin(latin)


@pytest.mark.parametrize(("katakana", "latin"), [("サンダーランド", "Smyrna"), ("バルセロナ", "Bloomberg")])
def test_other_names_do_not_meet(katakana: str, latin: str) -> None:
    assert spell_katakana(katakana) not in spell_latin(latin)


def test_a_short_name_says_nothing() -> None:
    assert spell_katakana("マイクラ") is None
    assert spell_latin("Micra") == frozenset()
