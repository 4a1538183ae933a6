"""Buttons and labels that consist of the words of buttons alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from transforms.cleaning.button_lines import is_button_line
from transforms.cleaning.passes import clean_blocks
from transforms.records import Block

REPORT = "The hall in Civac is to house 140 robots by the end of the year, said two people who know the plan."


@pytest.mark.parametrize(
    "line",
    [
        "Save this article",
        "Show all 14 replies",
        "Download the transcript as PDF",
        "Alle Antworten anzeigen",
        "Diesen Podcast per Mail verschicken",
        "Voir plus de commentaires",
        "Ver más vídeos",
        "Leggi tutti i commenti",
        "Baixar a reportagem em PDF",
        "Toon meer reacties",
        "動画を再生する",
        "查看全部评论",
        "댓글 더보기",
        "AI summary",
        "Traduction automatique",
    ],
)
def test_words_of_buttons_alone_are_a_button(line: str) -> None:
    assert is_button_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Show",
        "Show all 14 plants",
        "Read the contract",
        "Listen to the podcast.",
        "The new app",
        "Alle Antworten fehlen",
        "Voir plus de morts",
        "動画を再生する人",
        "查看全部合同",
        "댓글 부대",
        "Save this article " * 9,
    ],
)
def test_other_words_and_sentences_are_none(line: str) -> None:
    assert not is_button_line(line)


def test_a_heading_of_reporting_is_no_button() -> None:
    blocks = [
        Block(kind="paragraph", text=REPORT),
        Block(kind="heading", text="Read the comments"),
        Block(kind="paragraph", text=REPORT.replace("Civac", "Puebla")),
        Block(kind="paragraph", text="Read the comments"),
        Block(kind="paragraph", text=REPORT.replace("Civac", "Decherd")),
    ]
    assert [block.kept for block in clean_blocks(blocks, title=None)] == [True, True, True, False, True]


@pytest.mark.parametrize(
    "line",
    [
        "Print · Email · Share",
        "♡ 48 · 12 replies · Share",
        "Sort by: Newest | Oldest",
        "Kommentare sortieren: Neueste zuerst",
        "シェアする ツイートする ブックマーク",
    ],
)
def test_a_bar_of_buttons_is_one(line: str) -> None:
    assert is_button_line(line)


@pytest.mark.parametrize(
    "line", ["Open · Kassel · Share", "Email: 12", "Newest · Oldest", "契約 読む", "12 · 48"]
)
def test_a_bar_has_no_other_words_and_a_call(line: str) -> None:
    assert not is_button_line(line)


def test_the_head_of_a_table_is_no_bar() -> None:
    head = Block(kind="table", text="Article | Audio | Print")
    assert [block.kept for block in clean_blocks([head], title=None)] == [True]
    assert [b.rule for b in clean_blocks([replace(head, kind="paragraph")], title=None)] != [None]
