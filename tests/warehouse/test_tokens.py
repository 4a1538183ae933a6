"""How texts are split into terms."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pyarrow as pa
import pytest
from duckdb import DuckDBPyConnection
from folders import ROOT

_SINCE_UNICODE_14 = range(0x1CCD6, 0x1CCFA)  # outlined letters, which Python 3.11 does not know


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("", []),
        (None, []),
        ("Paint, SHOP!", ["paint", "shop"]),
        ("Škoda café", ["skoda", "cafe"]),
        ("2.5% of 1,000", ["2", "5", "of", "1", "000"]),
        ("Nissan’s workers' Ghosn's don't", ["nissan", "worker", "ghosn", "don", "t"]),
        ("ＥＶ２０３０ ﬁne ⅷ 5㎞ ① CO₂ 𝐍𝐢𝐬𝐬𝐚𝐧", ["ev2030", "fine", "viii", "5km", "1", "co2", "nissan"]),
        ("2½ Leaf™", ["2", "1", "2", "leaf"]),
        ("off\u00adice \u200bx", ["office", "x"]),
        ("日産自動車", ["日産", "産自", "自動", "動車", "車"]),
        ("新型リーフ・EV車", ["新型", "型リ", "リー", "ーフ", "フ", "ev", "車"]),
        ("ガ", ["ガ"]),
        ("ｶﾞｿﾘﾝ", ["ガソ", "ソリ", "リン", "ン"]),
        ("が", ["が"]),
        ("Завод закрыт", ["завод", "закрыт"]),
        ("हिन्दी 한국어", ["हिन्दी", "한국어"]),
    ],
)
def test_a_text_is_split_into_terms(
    untouched: DuckDBPyConnection, words: str | None, terms: list[str]
) -> None:
    ((found,),) = untouched.execute("SELECT tokens(?)", [words]).fetchall()
    assert found == untouched.execute("SELECT [strip_accents(term) FOR term IN ?]", [terms]).fetchall()[0][
        0
    ] or (found == terms)


@pytest.mark.parametrize(
    "forms",
    [
        "battery batteries",
        "plant plants",
        "loss losses",
        "box boxes",
        "match matches",
        "bus buses",
        "minibus minibuses",
        "virus viruses",
        "house houses",
        "cause causes",
        "gas gases",
        "lens lenses",
        "hero heroes",
        "shoe shoes",
        "movie movies",
        "tie ties",
        "size sizes",
        "EV EVs",
        "Nissan Nissan's Nissan’s",
    ],
)
def test_the_forms_of_a_noun_are_one_term(untouched: DuckDBPyConnection, forms: str) -> None:
    ((found,),) = untouched.execute("SELECT tokens(?)", [forms]).fetchall()
    assert len(set(found)) == 1
    assert len(found) == len(forms.split())


@pytest.mark.parametrize("words", ["new news", "it its", "ha has", "ga gas", "len lens"])
def test_words_that_only_look_like_a_plural_are_other_terms(
    untouched: DuckDBPyConnection, words: str
) -> None:
    ((found,),) = untouched.execute("SELECT tokens(?)", [words]).fetchall()
    assert found == words.split()


def test_letters_and_digits_are_folded_as_unicode_says(untouched: DuckDBPyConnection) -> None:
    """But for marks of trade and service, and fractions, which are no part of the word before them."""
    characters = [
        chr(code)
        for code in range(0x80, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"}
        and code not in _SINCE_UNICODE_14
        and chr(code) not in "™℠¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
    ]
    folded = [unicodedata.normalize("NFKC", one) for one in characters]
    table = pa.table({"one": characters, "other": folded})  # to bind a value takes 0.1 ms
    untouched.register("characters", table)
    # Marks on a space and alone, which no word begins with, may stay or go.
    wrong = untouched.execute(
        """
        SELECT one
        FROM characters
        WHERE fold(one) <> lower(nfc_normalize(other)) AND regexp_matches(other, '[\\p{L}\\p{N}]')
            AND NOT contains(other, ' ')
        """
    ).fetchall()
    untouched.unregister("characters")
    assert wrong == []


def test_the_list_of_foldings_is_the_one_that_the_script_prints() -> None:
    """The script needs the Unicode data of the Python that made the list, 14.0 or newer."""
    script = ROOT / "tests/quality/list_foldings.py"
    printed = subprocess.run(
        [sys.executable, script], capture_output=True, check=True, text=True, encoding="utf-8"
    ).stdout
    written = (ROOT / "warehouse/views/05_fold.sql").read_text(encoding="utf-8")
    if unicodedata.unidata_version == "14.0.0":
        assert printed == written
    assert printed.splitlines()[:5] == written.splitlines()[:5]
