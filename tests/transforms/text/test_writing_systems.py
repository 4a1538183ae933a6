"""Which characters belong to which writing system is declared once."""

from __future__ import annotations

import re
import unicodedata

import pytest
from folders import LETTERS_IN_SQL, ROOT

from transforms.text.normalisation import count_words, measure_length
from transforms.text.writing_systems import (
    CJK,
    HANGUL,
    HIRAGANA,
    IDEOGRAPHS,
    KATAKANA,
    NORMALISED,
    UNSPACED,
    VOICING_MARKS,
    has_cjk,
    is_cjk,
    is_katakana,
    is_unspaced,
    split_cjk,
)

PLANES = [chr(code) for code in range(0x32400) if not 0xD800 <= code < 0xE000]
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x\{([0-9A-Fa-f]+)\})")
# Kana, ideographs and hangul with all that lies between them, and the half-width forms.
_LETTER = "[\u3041-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
_RANGE = re.compile(f"{_LETTER}-{_LETTER}")
_DECLARED_IN = (
    "transforms/text/writing_systems.py",
    *LETTERS_IN_SQL,
    "warehouse/views/05_fold.sql",
)  # a printed table


@pytest.mark.parametrize(
    ("script", "members", "others"),
    [
        (HIRAGANA, "ぁのゟ", "ノ々日A"),
        (KATAKANA, "ァノーヿㇰｦﾉｰﾟ", "の・･゠日A"),
        (IDEOGRAPHS, "日産々〇㐀龥﨎𠮷𱁬", "のノ、。一"[:-1]),
        (HANGUL, "가닛힣", "ㅋ日A"),
        (CJK, "のノﾉ日々𠮷", "・、。「」가A１"),
        (UNSPACED, "のノ日닛", "・、。「」A１é"),
    ],
)
def test_a_script_has_its_letters_and_no_others(script: str, members: str, others: str) -> None:
    letter = re.compile(f"[{script}]")
    assert [each for each in members if not letter.fullmatch(each)] == []
    assert [each for each in others if letter.fullmatch(each)] == []


def test_every_cjk_character_is_named_so_by_unicode() -> None:
    letter = re.compile(f"[{CJK}]")
    for each in PLANES:
        name = unicodedata.name(each, "")
        if name and letter.fullmatch(each):
            assert re.search("CJK|HIRAGANA|KATAKANA|IDEOGRAPHIC", name), (hex(ord(each)), name)
        if name.startswith(
            ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER")
        ):
            historical = each >= "\U0001aff0" and "CJK" not in name
            assert historical or letter.fullmatch(each), (hex(ord(each)), name)


def test_normalising_leaves_characters_that_are_normalised_as_they_are() -> None:
    letter = re.compile(f"[{NORMALISED}]")
    assert [
        each for each in PLANES if letter.fullmatch(each) and unicodedata.normalize("NFKC", each) != each
    ] == []
    assert not any(letter.fullmatch(mark) for mark in VOICING_MARKS)


def test_the_script_of_a_text_and_of_a_first_character_is_recognised() -> None:
    assert has_cjk("Nissan 日産")
    assert not has_cjk("Nissan 닛산, Škoda")
    assert is_cjk("日")
    assert not is_cjk("닛")
    assert is_katakana("ﾘｰﾌ")
    assert not is_katakana("りーふ")
    assert is_unspaced("닛")
    assert not is_unspaced("é")


def test_characters_are_counted_and_words_of_other_scripts_are_left() -> None:
    assert split_cjk("EV日産、リーフ") == (5, "EV  、   ")
    assert split_cjk("Škoda") == (0, "Škoda")


@pytest.mark.parametrize(
    ("text", "words", "length"),
    [
        ("Nissan will close a plant", 5, 5),
        ("日産自動車", 5, 3),
        ("日産 EV", 3, 2),
        ("カルロス・ゴーン", 8, 4),
        ("佐々木", 3, 2),
        ("ﾆｯｻﾝ", 4, 2),
        ("𠮷野家", 3, 2),
        ("닛산 공장", 2, 2),
        ("", 0, 0),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int, length: int) -> None:
    assert (count_words(text), measure_length(text)) == (words, length)


def has_range(text: str) -> bool:
    """Return whether `text` has a character class with a range of these letters, spelt out or escaped."""
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16)), text)
    return _RANGE.search(plain) is not None


@pytest.mark.parametrize(
    "text", ["[ぁ-ん]", r"[\u4E00-\u9fff]", r"[\x{30a1}-ヺ]", r"[\U00020000-\U0002ffff]"]
)
def test_a_range_is_found_however_it_is_written(text: str) -> None:
    assert has_range(text)


@pytest.mark.parametrize("text", [r"[\ud800-\udfff]", "[à-ÿ]", "[１-９]", "日産、ホンダ"])
def test_ranges_of_other_scripts_are_ignored(text: str) -> None:
    assert not has_range(text)


def test_no_other_file_declares_a_range_of_these_scripts() -> None:
    files = [
        path
        for room in ("flows", "transforms", "warehouse")
        for path in (ROOT / room).rglob("*")
        if path.suffix in (".py", ".sql", ".toml")
    ]
    found = {str(path.relative_to(ROOT)) for path in files if has_range(path.read_text(encoding="utf-8"))}
    assert found == set(_DECLARED_IN)
