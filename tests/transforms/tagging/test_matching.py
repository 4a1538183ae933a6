"""Patterns are found as whole words, in any script, with their places in the original text."""

from __future__ import annotations

import pytest

from transforms.tagging.folding import fold_text
from transforms.tagging.load_taxonomy import load_taxonomy
from transforms.tagging.matching import compile_matcher

TAXONOMY = load_taxonomy("""
version = "1"
[company.ford]
label = "Ford"
description = "A carmaker"
names = ["Ford Motor", "フォード", "포드", "ฟอร์ด"]
cased = ["FoMoCo"]
symbols = ["7777.T", "NYSE:FX"]
excludes = ["Ford # Foundation", "Ford #", "# Ford"]
[topic.deals]
label = "Deals"
description = "Working together"
strong = ["tie-up"]
fair = ["talk"]
[[topic.deals.pairs]]
actions = ["sign"]
objects = ["treaty"]
within = 20
""")


def find(text: str) -> list[tuple[str, str]]:
    groups = compile_matcher(TAXONOMY).find_groups(fold_text(text))
    matches = sorted((match for found in groups.values() for match in found), key=lambda match: match.end)
    return [(match.pattern.role, text[match.start : match.end]) for match in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ford Motor, FORD MOTOR and ford motor", ["Ford Motor", "FORD MOTOR", "ford motor"]),
        ("a tie-up, tie up, tie‑up or TIE-UPS", ["tie-up", "tie up", "tie‑up", "TIE-UPS"]),
        ("Ford\u00a0Motor’s talks", ["Ford\u00a0Motor", "talks"]),
        ("Ford\nMotor", ["Ford\nMotor"]),
        ("Ｆｏｒｄ Ｍｏｔｏｒ", ["Ｆｏｒｄ Ｍｏｔｏｒ"]),
        ("stalk, talked, talkative, untalk", []),
        ("talk.com and @talk", []),
        ("End of talk. Next.", ["talk"]),
        ("フォードとFord Motorが", ["フォード", "Ford Motor"]),
        ("フォードモデル", []),
        ("포드는 말했다. 아이포드", ["포드"]),
        ("บริษัทฟอร์ดมอเตอร์", ["ฟอร์ด"]),
        ("FoMoCo or FOMOCO, not fomoco or Fomoco", ["FoMoCo", "FOMOCO"]),
        ("İstanbul talk ß talk", ["talk", "talk"]),
    ],
)
def test_names_and_phrases_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [each for _, each in find(text)] == found


def test_an_action_is_found_with_its_object_alone() -> None:
    assert find("They sign a treaty and signed it") == [
        ("action", "sign"),
        ("object", "treaty"),
        ("action", "signed"),
    ]
    assert find("They sign a letter") == find("A treaty is there") == []


def test_a_number_sign_matches_a_digit() -> None:
    assert ("exclude", "Ford 7 Foundation") in find("the Ford 7 Foundation")
    assert ("exclude", "Ford 7") in find("the 17 Ford 73")
    assert ("exclude", "7 Ford") in find("the 17 Ford 73")
    assert ("exclude", "Ford x Foundation") not in find("the Ford x Foundation")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ﾌｫｰﾄﾞの車", ["ﾌｫｰﾄﾞ"]),
        ("㈱フォード", ["フォード"]),
        ("フォート\u3099", ["フォート\u3099"]),
        ("½ … ﬁ İ Ford Motor™ 🚗 Ford Motor", ["Ford Motor", "Ford Motor"]),
    ],
)
def test_a_match_has_the_span_of_the_original_text_whatever_its_encoding(text: str, found: list[str]) -> None:
    assert [each for _, each in find(text)] == found


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İI ß ﬁ Ａ’–\u3000", "ii ß fi a'- "),
        ("日産 Nissan", "日産 nissan"),
        ("ﾆｯｻﾝ", "ニッサン"),
        ("カ\u3099", "ガ"),
        ("e\u0301", "é"),
        ("Nissan®", "nissan "),
        ("", ""),
    ],
)
def test_every_character_of_a_folded_text_is_located_in_the_original(text: str, folded: str) -> None:
    found = fold_text(text)
    assert found.lower == folded
    assert len(found.cased) == len(found.lower)
    spans = [found.locate(at, at + 1) for at in range(len(folded))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert {place for start, end in spans for place in range(start, end)} == set(range(len(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the carmaker (7777.T) fell", ["7777.T"]),
        ("the carmaker <NYSE: FX> fell", ["NYSE: FX"]),
        ("(TYO: 1, NYSE:FX)", ["NYSE:FX"]),
        ("7777.T fell, as did NYSE:FX", []),
        ("(nyse:fx)", []),
    ],
)
def test_a_stock_symbol_matches_in_brackets_only(text: str, found: list[str]) -> None:
    assert [each for role, each in find(text) if role == "symbol"] == found


def test_a_taxonomy_is_compiled_once() -> None:
    assert compile_matcher(TAXONOMY) is compile_matcher(TAXONOMY)
