"""Boilerplate that is glued to paragraphs: split off whole, and nothing of the paragraph with it."""

from __future__ import annotations

import pytest

from transforms.cleaning.passes import clean_blocks
from transforms.cleaning.split_points import split_glued_blocks
from transforms.records import Block

A = "Nissan will add a second hall of robots at its plant in Civac, the company said on Monday."
B = "The hall is to house 140 robots, and to lift output by a fifth before the year is out."


def split(text: str) -> list[str]:
    return [piece.text for piece in split_glued_blocks([Block(kind="paragraph", text=text)])]


@pytest.mark.parametrize(
    "boilerplate",
    [
        "NissanTYO:7201-1.2%",
        "Nissan TYO:7201 ¥402.5 -1.2%",
        "TSLA319.801-2.2488%",
        "NSANY 4.71 ▼ 1.05%",
        "TSLA 301.50 -2.2% | RIVN 13.50 -0.3%",
        "$F +0.8% $GM -1.3%",
        "7201.T ¥402.50 ▲2.1%",
        "Renault 45,18 € -1,2 %",
        "STLA9.8750.42%LCID2.410-2.43%",
    ],
)
@pytest.mark.parametrize("space", [" ", ""])
def test_prices_before_after_and_between_sentences_are_split_off(boilerplate: str, space: str) -> None:
    assert split(f"{A}{space}{boilerplate}") == [A, boilerplate]
    assert split(f"{boilerplate}{space or ' '}{A}") == [boilerplate, A]
    assert split(f"{A}{space}{boilerplate} {B}") == [A, boilerplate, B]


@pytest.mark.parametrize(
    "boilerplate",
    [
        "Read more: Union accepts offer at Sunderland",
        "Sign up for our weekly newsletter.",
        "Subscribe to our newsletter. Follow us on Facebook and Instagram.",
        "This article contains affiliate links.",
        "What do you think? Let us know in the comments below.",
        "(Read more: Union accepts offer at Sunderland)",
        "[Related: Union accepts offer at Sunderland]",
        "Lire aussi : L'usine change de mains",
        "Lesen Sie auch: Das Werk wird umgebaut",
    ],
)
def test_calls_and_links_at_the_end_of_a_paragraph_are_split_off_and_removed(boilerplate: str) -> None:
    cleaned = clean_blocks([Block(kind="paragraph", text=f"{A} {B} {boilerplate}")], title=None)
    assert [(block.text, block.kept) for block in cleaned][:2] == [(f"{A} {B}", True), (boilerplate, False)]


def test_a_link_in_brackets_between_two_sentences_is_split_off() -> None:
    assert split(f"{A} (Read more: Union accepts offer) {B}") == [A, "(Read more: Union accepts offer)", B]


@pytest.mark.parametrize(
    "text",
    [
        A,
        f"{A} {B}",
        "Tesla -2.2%, Rivian -0.3%, Lucid +1.1%: it was a quiet day for carmakers in New York.",
        "Shares of Nissan (TYO: 7201) fell 1.2% to ¥402.50. Honda rose 0.8%.",
        "Ford F +0.8% and General Motors GM -1.3% are among those who will have to pay the tariff.",
        "The car gained 4%. BMW lost 3.2% in May. Sales in Europe were down 8.1%.",
        f"{A} (See also the report of March, which says the same.) {B}",
        f"{A} Read more than one clause and the gaps appear.",
        f"{A} Follow the money, he said.",
        f"{A} Toyota 12.3%.",
        f'{A} "Sign up for our newsletter," the letter ends.',
        f"{A} Owners can sign up for it at the dealer's.",
        "日産の株価は1.2%下げた。終値は358.2円だった。ホンダは0.8%上げ、1420円で取引を終えた。",
    ],
)
def test_a_paragraph_without_boilerplate_is_not_split(text: str) -> None:
    assert split(text) == [text]


def test_a_paragraph_that_is_boilerplate_as_a_whole_is_not_split() -> None:
    text = "The Harbour briefing has all that you need to know for the day ahead. Sign up here."
    assert split(text) == [text]


def test_pieces_keep_the_kind_and_the_links_of_their_block() -> None:
    pieces = split_glued_blocks([Block(kind="quote", text=f"{A} NSANY 4.71 ▼ 1.05%", links=0.1)])
    assert [(piece.kind, piece.links) for piece in pieces] == [("quote", 0.1), ("quote", 0.1)]
