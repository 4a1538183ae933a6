"""SQL and Python agree on which characters are Chinese and Japanese letters."""

from __future__ import annotations

import re

import pyarrow as pa
from duckdb import DuckDBPyConnection
from folders import LETTERS_IN_SQL, ROOT

from transforms.text.writing_systems import CJK

_CLASS = re.compile(r"\[(?:\\x\{[0-9a-f]+\}-?)+\]")
_LAST = 0x32400


def test_the_terms_of_search_use_the_letters_that_transforms_declares(untouched: DuckDBPyConnection) -> None:
    texts = [(ROOT / file).read_text(encoding="utf-8") for file in LETTERS_IN_SQL]
    classes = [one for text in texts for one in _CLASS.findall(text) if r"\x{4e00}" in one]
    assert len(classes) > len(LETTERS_IN_SQL)
    assert len(set(classes)) == 1
    codes = [code for code in range(1, _LAST) if not 0xD800 <= code < 0xE000]
    untouched.register("codes", pa.table({"code": pa.array(codes, pa.int32())}))  # a bound value takes 0.1 ms
    found = untouched.execute(
        "SELECT code FROM codes WHERE regexp_full_match(chr(code), ?) ORDER BY code", [classes[0]]
    ).fetchall()
    untouched.unregister("codes")
    letter = re.compile(f"[{CJK}]")
    assert [code for (code,) in found] == [code for code in codes if letter.fullmatch(chr(code))]
