"""Links of a few words on pages: buttons of shops, and buttons that are no heading of what is under them."""

from __future__ import annotations

import pytest

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block, BlockKind

REPORT = "The hall is to house 140 robots by the end of the year, the company says."
GOES_ON = "It costs 389,000 kroner, less than the makers of the same van ask for it."


def clean_between(kind: BlockKind, text: str, links: float) -> str | None:
    """Return the rule that removes a block between two paragraphs."""
    paragraphs = [Block(kind="paragraph", text=line) for line in (REPORT, GOES_ON)]
    block = Block(kind=kind, text=text, links=links)
    return clean_blocks([paragraphs[0], block, paragraphs[1]], title=None)[1].rule


@pytest.mark.parametrize(
    "text", ["Learn more", "SHOP THE CARRIER", "Try Wren for free", "Explore Orford.", "Buy"]
)
def test_a_paragraph_of_a_few_words_that_is_one_link_and_an_offer_is_removed(text: str) -> None:
    assert clean_between("paragraph", text, 1.0) == "linked-button"


@pytest.mark.parametrize(
    ("kind", "text", "links"),
    [
        ("paragraph", "Learn more", 0.0),
        ("paragraph", "Learning to weld", 1.0),
        ("paragraph", "Orford Carrier", 1.0),
        ("paragraph", "Buyers wait until May", 1.0),
        ("paragraph", "Check what the inspectors found", 1.0),
        ("list", "Buy at Orford", 1.0),
        ("heading", "Try the Orford Carrier", 1.0),
        ("table", "Check price", 1.0),
    ],
)
def test_other_links_and_lines_stay(kind: BlockKind, text: str, links: float) -> None:
    assert clean_between(kind, text, links) is None


def clean_under_button(links: float, kind: BlockKind = "paragraph") -> list[str | None]:
    blocks = [
        Block(kind="paragraph", text=REPORT),
        Block(kind="paragraph", text=GOES_ON),
        Block(kind=kind, text="Read more", links=links, set_apart=True),
        Block(kind="heading", text="Top pick", set_apart=True),
        Block(kind="paragraph", text="From 38,500 at Orford", links=1.0, set_apart=True),
    ]
    return [block.rule for block in clean_blocks(blocks, title=None)][2:]


def test_a_button_above_a_heading_heads_nothing() -> None:
    assert clean_under_button(1.0) == ["related-heading", "set-apart", "set-apart"]


@pytest.mark.parametrize(("links", "kind"), [(0.0, "paragraph"), (1.0, "heading")])
def test_a_line_that_is_no_button_heads_what_is_under_it(links: float, kind: BlockKind) -> None:
    assert clean_under_button(links, kind) == ["related-heading", *["after-related-heading"] * 2]
