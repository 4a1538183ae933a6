"""Cleaning articles: which heading is the headline again."""

from __future__ import annotations

import pytest

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block

REPORT = "The hall is to house 140 robots by the end of the year, the company says."
GOES_ON = "It costs 389,000 kroner, less than the makers of the same van ask for it."


def test_a_lead_of_which_the_title_was_made_stays_in_the_text() -> None:
    lead = "Nissan adds a second hall of robots at its plant in Mexico."
    (block,) = clean_blocks([Block(kind="paragraph", text=lead)], title=lead.rstrip("."))
    assert block.kept


def test_a_heading_that_is_like_the_title_is_removed_as_the_headline() -> None:
    cleaned = clean_blocks(
        [
            Block(kind="heading", text="Nissan adds second robot hall in Mexico plant"),
            Block(kind="paragraph", text="The hall is to house 140 robots by the end of the year."),
        ],
        title="Nissan adds a second robot hall in Mexico",
    )
    assert [block.class_ for block in cleaned] == ["title", None]


@pytest.mark.parametrize(
    ("heading", "is_shown", "rule"),
    [
        ("What is a modern press shop for?", True, None),
        ("What is a modern press shop for?", False, "headline"),
        ("What is a press shop for?", True, "headline"),
        ("What is a press shop for: ", True, "headline"),
        ("a press shop for", True, "headline"),
    ],
)
def test_a_heading_in_other_words_stays_where_the_page_shows_the_headline_elsewhere(
    heading: str, is_shown: bool, rule: str | None
) -> None:
    blocks = [Block(kind="heading", text=heading), Block(kind="paragraph", text=REPORT)]
    cleaned = clean_blocks(blocks, title="What is a press shop for?", is_title_shown=is_shown)
    assert [block.rule for block in cleaned] == [rule, None]


def test_the_title_again_over_a_part_of_a_guide_stays() -> None:
    title = "The vans that carry most"
    blocks = [
        Block(kind="heading", text=title),
        Block(kind="paragraph", text=REPORT),
        Block(kind="heading", text=title),
        Block(kind="paragraph", text=GOES_ON),
    ]
    rules = [block.rule for block in clean_blocks(blocks, title=title)]
    assert rules == ["headline", None, None, None]
