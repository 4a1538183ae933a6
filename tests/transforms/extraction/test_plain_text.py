"""Extracting blocks, titles, authors and dates from plain text files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from records import make_file

from transforms.extraction.plain_text import extract_text
from transforms.records import Extraction

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LEAD = "Nissan will add a second hall of welding robots at its plant in Aguascalientes, the company said."
BODY = "The hall is to house 140 robots and to lift output from 52 to 61 cars an hour by the end of the year."


def read(*lines: str) -> Extraction:
    found = extract_text(make_file("\n".join(lines)), now=NOW)
    assert isinstance(found, Extraction), found
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028"])
def test_each_line_is_a_block_with_or_without_blank_lines_between(gap: str) -> None:
    found = extract_text(make_file(gap.join([LEAD, "STLA11.200-0.412%", "GM52.4400.518%", BODY])), now=NOW)
    assert isinstance(found, Extraction)
    assert [block.text for block in found.blocks] == [LEAD, "STLA11.200-0.412%", "GM52.4400.518%", BODY]


def test_wrapped_lines_are_joined() -> None:
    found = read(
        "Second robot hall for Mexico",
        "",
        "Nissan will add a second hall of welding robots at its plant in",
        "Aguascalientes, where the Kicks has been built in two shifts since the",
        "autumn, the company told suppliers.",
        "The hall is to house 140 robots, and it is to lift output from 52 to 61",
        "cars an hour by the end of the year, according to two people who know.",
        "STLA11.200-0.412%",
        "Sign up for our newsletter",
        "It is the first of its kind in the country and the third in the world,",
        "they said.",
    )
    assert [block.text.split()[0] for block in found.blocks] == [
        "Second",
        "Nissan",
        "The",
        "STLA11.200-0.412%",
        "Sign",
        "It",
    ]
    assert found.blocks[1].text.endswith("since the autumn, the company told suppliers.")


def test_headings_and_list_items_are_recognised_by_their_markup() -> None:
    found = read(
        "# Second robot hall",
        "",
        LEAD,
        "## What it costs",
        "- 118 million dollars",
        "2) a year of work",
        BODY,
    )
    assert [block.kind for block in found.blocks] == [
        "heading",
        "paragraph",
        "heading",
        "list",
        "list",
        "paragraph",
    ]
    assert found.title == "Second robot hall"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Second robot hall for Mexico", LEAD, BODY], "Second robot hall for Mexico"),
        (["Home > Plants", "Second robot hall for Mexico", LEAD], "Second robot hall for Mexico"),
        (
            [
                "GM52.4400.518%",
                "Your number one source of plant news",
                "Robots for a second hall at Aguascalientes plant",
                LEAD,
                BODY,
            ],
            "Robots for a second hall at Aguascalientes plant",
        ),
        (
            ["Notes from three countries", "More robots at the plant in Aguascalientes", LEAD, BODY],
            "More robots at the plant in Aguascalientes",
        ),
        (
            ["By Lucia Ferrant", "March 11, 2026", "Will robots fill a second hall?", LEAD],
            "Will robots fill a second hall?",
        ),
        (["", LEAD, BODY], LEAD.rstrip(".")),
        ([LEAD, "More robots at the plant", BODY], LEAD.rstrip(".")),
        (["TOKYO, May 4 (Wire) - Nissan named a plant chief. He is 51."], "Nissan named a plant chief"),
        (
            ["Mr. J. Doe of Doe Inc. runs plant No. 2 in the U.S. now. He is 51."],
            "Mr. J. Doe of Doe Inc. runs plant No. 2 in the U.S. now",
        ),
        (
            ["日産、北九州に電池の拠点", "日産自動車は使い終えた電池を作り替える拠点を設けると発表した。"],
            "日産、北九州に電池の拠点",
        ),
        (["Title: A second hall", "Author: Lucia Ferrant", LEAD], "A second hall"),
        (["Only three words"], "Only three words"),
        (["Sign up for our newsletter", "Share"], "Sign up for our newsletter"),
    ],
)
def test_the_title_is_the_headline_or_else_the_first_sentence(lines: list[str], title: str) -> None:
    assert read(*lines).title == title


def test_a_long_first_sentence_is_cut_after_a_word_that_may_end_a_title() -> None:
    title = read(
        "Nissan will add a hall of robots, "
        + "and another one after it in the plant of the ".join(["x"] * 9)
        + "y."
    ).title
    assert title is not None
    assert title.endswith("…")
    assert len(title) <= 120
    assert title.rstrip("…").split()[-1] not in {"the", "of", "and", "in"}


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["A second hall", "By Lucia Ferrant and Owen Tadlock", LEAD], ("Lucia Ferrant", "Owen Tadlock")),
        (["A second hall", "By LUCIA FERRANT, Staff Writer | March 11, 2026", LEAD], ("Lucia Ferrant",)),
        (["A second hall", "Von Katrin Oelze", LEAD], ("Katrin Oelze",)),
        (["A second hall", "Lucia Ferrant", "March 11, 2026", LEAD], ("Lucia Ferrant",)),
        (["A second hall", "Written by", "Lucia Ferrant", LEAD], ("Lucia Ferrant",)),
        (
            ["A second hall", LEAD, BODY, "Lucia Ferrant is a staff writer for Gantry Post."],
            ("Lucia Ferrant",),
        ),
        (
            ["Author: Lucia Ferrant; Owen Tadlock", "Date: 2026-03-11", LEAD],
            ("Lucia Ferrant", "Owen Tadlock"),
        ),
        (["A second hall", "Image: Nissan", LEAD, "Ivan Espinosa is the chief executive of Nissan."], ()),
        (
            ["A second hall", "By Monday", LEAD, "Ramiro Ocejo", "March 12, 2026 at 9:12 am", "A fine hall."],
            (),
        ),
        (["A second hall", "Posted by admin", LEAD], ()),
    ],
)
def test_authors_are_taken_from_bylines_and_biographies_only(
    lines: list[str], authors: tuple[str, ...]
) -> None:
    assert read(*lines).authors == authors


@pytest.mark.parametrize(
    ("lines", "at", "precision"),
    [
        (["A second hall", "March 11, 2026", LEAD], datetime(2026, 3, 11, tzinfo=UTC), "day"),
        (
            ["A second hall", "Published: 11 March 2026, 7:45 pm EST", LEAD],
            datetime(2026, 3, 12, 0, 45, tzinfo=UTC),
            "minute",
        ),
        (
            ["A second hall", "By Lucia Ferrant | March 11, 2026", LEAD],
            datetime(2026, 3, 11, tzinfo=UTC),
            "day",
        ),
        (
            ["Title: A second hall", "Date: 2026-03-11T07:45:30+09:00", LEAD],
            datetime(2026, 3, 10, 22, 45, 30, tzinfo=UTC),
            "second",
        ),
        (["A second hall", "11. März 2026", LEAD], datetime(2026, 3, 11, tzinfo=UTC), "day"),
        (["A second hall", "2026年3月11日 10:30", LEAD], datetime(2026, 3, 11, 1, 30, tzinfo=UTC), "minute"),
        (["A second hall", LEAD, "It opened on March 11, 2020."], None, None),
        (["A second hall", "March 11, 2036", LEAD], None, None),
    ],
)
def test_the_date_is_taken_from_a_line_that_is_a_date_or_a_byline(
    lines: list[str], at: datetime | None, precision: str | None
) -> None:
    found = read(*lines)
    assert (found.published_at, found.published_precision) == (at, precision)
    assert found.published_source == ("text" if at else None)


def test_metadata_that_the_file_does_not_state_are_taken_from_the_feed() -> None:
    page = replace(
        make_file(LEAD), feed_published_at=NOW, feed_authors=("Lucia Ferrant",), feed_language="en"
    )
    found = extract_text(page, now=NOW)
    assert isinstance(found, Extraction)
    assert (found.published_at, found.published_source, found.authors) == (NOW, "feed", ("Lucia Ferrant",))


@pytest.mark.parametrize("mark", ["--", "-", ">", ">>", "#", "##", "**", "==", "::", "|"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_lines_of_a_header_are_read_without_the_mark_before_them(mark: str, gap: str) -> None:
    header = ["Second robot hall for Mexico", "May 4, 2026", "https://wire.example/news/1"]
    found = read(gap.join(f"{mark} {line}\n" for line in header), LEAD, "", BODY)
    assert found.title == "Second robot hall for Mexico"
    assert found.published_at == datetime(2026, 5, 4, tzinfo=UTC)


def test_the_fields_of_a_header_are_read_without_the_mark_before_them() -> None:
    found = read(
        "-- Title: Second robot hall", "-- Author: Lucia Ferrant", "-- Date: 2026-05-04", "", LEAD, BODY
    )
    assert (found.title, found.authors) == ("Second robot hall", ("Lucia Ferrant",))
    assert found.published_at == datetime(2026, 5, 4, tzinfo=UTC)
