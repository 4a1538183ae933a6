"""The sentences that tags are based on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Evidence
from warehouse.load import load_batch

CASES = {
    "the second of three": ("It rained. Oppama builds cars. It closed.", "Oppama builds cars."),
    "the first": ("Oppama builds cars! It closed.", "Oppama builds cars!"),
    "the last, without an end": ("It rained.\n\nOppama builds cars", "Oppama builds cars"),
    "a heading before it": ("The plant\n\nOppama builds cars. It closed.", "Oppama builds cars."),
    "a title before a name": ("It rained. Mr. Mori of Oppama left. So it is.", "Mr. Mori of Oppama left."),
    "initials and short forms": (
        "It rained. J. Doe of Parts Co. and Oppama met on Nov. 3 there. Then not.",
        "J. Doe of Parts Co. and Oppama met on Nov. 3 there.",
    ),
    "a decimal": ("It rained. Oppama made 2.5 million cars. Then not.", "Oppama made 2.5 million cars."),
    "a quote": ("It rained. “We leave Oppama.” He left.", "“We leave Oppama.”"),
    "Japanese": ("雨だ。日産はOppamaを閉じる。次だ。", "日産はOppamaを閉じる。"),
    "characters beyond the first plane": ("𠮷野だ。Oppama builds 🚗. It closed.", "Oppama builds 🚗."),
}


@pytest.mark.parametrize("case", CASES)
def test_a_passage_is_shown_in_its_sentence(con: DuckDBPyConnection, make: Any, case: str) -> None:
    text, expected = CASES[case]
    article = make.article("one", text=text)
    start = text.index("Oppama")
    evidence = (Evidence(field="text", start=start, end=start + 6, text="Oppama"),)
    tag = replace(make.tag(article, "oppama"), evidence=evidence)
    load_batch(con, replace(make.batch(article), tags=(tag,)), run_id="r", now=make.noon)
    assert con.execute("SELECT tag, sentence, passage FROM mentions").fetchall() == [
        ("oppama", expected, "Oppama")
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_cut_into_the_same_sentences(con: DuckDBPyConnection, case: str) -> None:
    text, expected = CASES[case]
    ((sentences,),) = con.execute("SELECT sentences(?)", [text]).fetchall()
    assert expected in [sentence.strip() for sentence in sentences]
    assert "".join(sentences).replace("\n", "") == text.replace("\n", "")


def test_a_passage_of_the_title_is_shown_with_the_whole_title(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("one", title="No. Oppama stays. So they say")
    evidence = (Evidence(field="title", start=4, end=10, text="Oppama"),)
    tag = replace(make.tag(article, "oppama"), evidence=evidence)
    load_batch(con, replace(make.batch(article), tags=(tag,)), run_id="r", now=make.noon)
    assert con.execute("SELECT sentence, field FROM mentions").fetchall() == [
        ("No. Oppama stays. So they say", "title")
    ]
