"""Cleaning whole articles: which blocks are removed, and as which class."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import DATA

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block, BlockKind, CleanedBlock

SAMPLES = sorted((DATA / "pages/cleaning").glob("*.txt"))


def read_sample(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Read lines of ``class | text``; the first is the article's title."""
    rows = [line.split("|", 1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    (_, title), *blocks = [(class_.strip(), text.strip()) for class_, text in rows]
    return title, blocks


def clean_lines(*lines: str, title: str | None = None) -> tuple[CleanedBlock, ...]:
    return clean_blocks([Block(kind="paragraph", text=line) for line in lines], title=title)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_block_of_an_article_is_kept_or_removed_as_its_class(path: Path) -> None:
    title, expected = read_sample(path)
    cleaned = clean_lines(*(text for _, text in expected), title=title)
    assert [(block.class_ or "kept", block.text) for block in cleaned] == expected


def test_the_sample_of_reporting_has_at_least_thirty_lines() -> None:
    _, lines = read_sample(next(path for path in SAMPLES if path.stem == "reporting"))
    assert len(lines) >= 30
    assert {class_ for class_, _ in lines} == {"kept"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_block_is_lost_and_every_removed_one_has_a_rule_and_a_class(path: Path) -> None:
    title, expected = read_sample(path)
    cleaned = clean_lines(*(text for _, text in expected), title=title)
    assert [block.position for block in cleaned] == list(range(len(expected)))
    assert all(block.kept == (block.rule is None) == (block.class_ is None) for block in cleaned)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_cleaning_twice_removes_nothing_more(path: Path) -> None:
    title, expected = read_sample(path)
    kept = [block.text for block in clean_lines(*(text for _, text in expected), title=title) if block.kept]
    assert [block.text for block in clean_lines(*kept, title=title) if block.kept] == kept


def test_a_page_without_blocks_stays_empty() -> None:
    assert clean_blocks([], title=None) == ()


@pytest.mark.parametrize(
    ("headline", "rule"),
    [
        ("Why the port of Lazaro Cardenas is full", None),
        ("WHY THE PORT OF LAZARO CARDENAS IS FULL", "linked-line"),
        ("Get the Orford Carrier at Lane Motors", "linked-line"),
        ("The Orford Carrier now costs $29,990 there", "linked-line"),
    ],
)
def test_a_line_that_is_one_link_is_removed_if_it_is_an_offer_or_in_capitals(
    headline: str, rule: str | None
) -> None:
    report = "The hall is to house 140 robots by the end of the year."
    linked = Block(kind="paragraph", text=headline, links=1.0)
    heading = Block(kind="heading", text="Nissan Ariya Engage with 63 kWh battery", links=1.0)
    before = Block(kind="paragraph", text=report)
    after = Block(
        kind="paragraph", text="It costs 389,000 kroner, less than the makers of the same van ask for it."
    )
    cleaned = clean_blocks([before, linked, heading, after], title=None)
    assert [block.rule for block in cleaned] == [None, rule, None, None]


REPORT = "The hall is to house 140 robots by the end of the year, the company says."
GOES_ON = "It costs 389,000 kroner, less than the makers of the same van ask for it."


def clean_kinds(*rows: tuple[str, str, float]) -> list[str | None]:
    """Clean blocks of a kind, a text and a share of links, and return the rules."""
    blocks = [Block(kind=kind, text=text, links=links) for kind, text, links in rows]  # type: ignore[arg-type]
    return [block.rule for block in clean_blocks(blocks, title=None)]


def test_linked_lines_of_the_articles_own_lists_stay() -> None:
    rows = [
        ("paragraph", REPORT, 0.0),
        ("list", "Best of all vans for long tours", 1.0),
        ("list", "Costs least of all in five years, at 61,000 kroner", 0.0),
        ("paragraph", GOES_ON, 0.0),
        ("paragraph", "2. Orford Carrier with the long roof", 1.0),
        ("table", "Orford Carrier with the long roof", 1.0),
        ("paragraph", REPORT.replace("140", "150"), 0.0),
    ]
    assert set(clean_kinds(*rows)) == {None}


def test_links_one_below_the_other_stay_and_one_between_paragraphs_does_not() -> None:
    links = ["GET A VAN AT THE PORT OF LAZARO CARDENAS", "GET A VAN AT THE CUSTOMS OFFICE"]
    rows = [
        ("paragraph", REPORT, 0.0),
        *(("paragraph", text, 1.0) for text in links),
        ("paragraph", GOES_ON, 0.0),
        ("paragraph", links[0].replace("VAN", "TRUCK"), 1.0),
        ("paragraph", REPORT.replace("140", "150"), 0.0),
    ]
    assert clean_kinds(*rows) == [None, None, None, None, "linked-line", None]


def test_a_list_of_headings_at_the_end_stays() -> None:
    headings = ["Orford Carrier", "Sandholm Box", "Kanto Mover", "Leeds Hauler"]
    rows = [("paragraph", REPORT, 0.0), ("paragraph", GOES_ON, 0.0)]
    rows += [("heading", text, 0.0) for text in headings]
    assert set(clean_kinds(*rows)) == {None}


def test_teasers_that_are_links_end_at_a_heading_that_is_none() -> None:
    rows = [
        ("paragraph", REPORT, 0.0),
        ("paragraph", "Related", 0.0),
        ("heading", "Norway counts its electric buses again", 1.0),
        ("paragraph", "There are more of them than anybody thought.", 0.0),
        ("heading", "What the van costs", 0.0),
        ("list", "61,000 kroner with the small battery", 0.0),
        ("paragraph", GOES_ON, 0.0),
        ("paragraph", REPORT.replace("140", "150"), 0.0),
    ]
    after = "after-related-heading"
    assert clean_kinds(*rows) == [None, "related-heading", after, after, None, None, None, None]


def test_buttons_under_several_summaries_remove_only_themselves() -> None:
    cards = [
        row
        for number in ("four", "six", "nine")
        for row in (
            ("heading", f"The van with {number} seats", 1.0),
            ("paragraph", f"It has {number} seats.", 0.0),
            ("paragraph", "Read more", 1.0),
        )
    ]
    rules = clean_kinds(("paragraph", REPORT, 0.0), *cards, ("paragraph", GOES_ON, 0.0))
    assert "after-related-heading" not in rules
    assert rules.count("related-heading") == 3


def test_a_biography_under_a_heading_is_removed_with_the_name_above_it() -> None:
    rows = [("paragraph", text, 0.0) for text in (REPORT, GOES_ON, "About the author", "Dara Finch")]
    life = ("paragraph", "Dara Finch has tested electric vans for ten years, and writes about ferries.", 0.0)
    after = "after-bio-heading"
    assert clean_kinds(*rows, life)[2:] == ["bio-heading", after, after]
    assert clean_kinds(*rows, ("paragraph", GOES_ON.replace("It", "The van"), 0.0))[4] is None


@pytest.mark.parametrize("kind", ["list", "quote"])
def test_items_and_quotations_are_no_calls_to_readers(kind: str) -> None:
    call = "Check out our buyer's guide"
    rows = [("paragraph", REPORT, 0.0), (kind, call, 0.0), ("paragraph", GOES_ON, 0.0)]
    assert clean_kinds(*rows) == [None, None, None]


def test_a_heading_of_reporting_is_no_button() -> None:
    rows = [("paragraph", REPORT, 0.0), ("heading", "Help", 0.0), ("paragraph", GOES_ON, 0.0)]
    assert clean_kinds(*rows) == [None, None, None]


def test_the_head_of_a_table_and_a_path_amid_reporting_are_not_the_sites() -> None:
    path = "Settings > Battery > Health"
    rows = [("paragraph", REPORT, 0.0), ("paragraph", path, 0.0), ("paragraph", GOES_ON, 0.0)]
    assert clean_kinds(*rows, ("table", "Category | Last month | This month", 0.0)) == [None] * 4
    assert clean_kinds(rows[1], rows[0]) == ["breadcrumb", None]
    assert clean_kinds(*rows[:2])[1] == "breadcrumb"


@pytest.mark.parametrize(
    ("kind", "links", "next_kind", "is_kept"),
    [
        ("heading", 0.0, "paragraph", True), ("heading", 0.0, "heading", True),
        ("heading", 0.0, "list", False), ("heading", 1.0, "paragraph", False),
        ("paragraph", 0.0, "paragraph", False),
    ],
)  # fmt: skip
def test_a_heading_that_is_set_apart_right_between_text_stays(
    kind: BlockKind, links: float, next_kind: BlockKind, is_kept: bool
) -> None:
    apart = Block(kind=kind, text="The second shift", links=links, set_apart=True)
    blocks = [Block(kind="paragraph", text=REPORT), apart, Block(kind=next_kind, text=GOES_ON)]
    kept = [block.kept for block in clean_blocks(blocks, title=None)]
    assert kept == [True, is_kept, True]
    assert [block.kept for block in clean_blocks(blocks[1:], title=None)] == [False, True]


def test_headings_without_text_under_them_stay_at_the_end() -> None:
    blocks = [
        Block(kind="paragraph", text="A full charge at the depot costs 61 kroner, and one on the road 214."),
        Block(kind="heading", text="What it costs elsewhere"),
    ]
    assert [block.rule for block in clean_blocks(blocks, title=None)] == [None, None]


@pytest.mark.parametrize(
    ("before", "rules"),
    [
        (("(a) Cheaper wharves", "(b) Deeper docks"), [None, None, None, None]),
        (("(a) Cheaper wharves", "(b) Deeper docks", REPORT), [None, None, None, None, None]),
        ((REPORT,), [None, "image-credit", None]),
    ],
)
def test_the_third_item_of_a_list_has_no_copyright_sign(
    before: tuple[str, ...], rules: list[str | None]
) -> None:
    assert [block.rule for block in clean_lines(*before, "(c) Harbour Media", GOES_ON)] == rules


def test_lines_that_say_who_made_each_of_several_works_stay_on_a_page() -> None:
    works = [("The Kiln", "Ola Berg"), ("Salt Road", "Ana Ruiz"), ("Night Shift", "Kenji Mori")]
    listed = [
        Block(kind=kind, text=text)
        for work, name in works
        for kind, text in (
            ("heading", work),
            ("paragraph", f"Author: {name}"),
            ("paragraph", f"{work}: {REPORT}"),
        )
    ]
    head = [
        Block(kind="paragraph", text="By Marta Lindqvist", set_apart=True),
        *(Block(kind="paragraph", text=text) for text in (GOES_ON, REPORT.replace("140", "150"))),
    ]
    kept = [block.kept for block in clean_blocks([*head, *listed], title=None)]
    assert kept == [False, *[True] * 11]
    kept = [block.kept for block in clean_blocks([*head, *listed[:6]], title=None)]
    assert kept == [False, True, True, True, False, True, True, False, True]


def test_teasers_under_a_heading_that_is_set_apart_end_at_text_that_is_not() -> None:
    blocks = [
        Block(kind="paragraph", text=REPORT),
        Block(kind="heading", text="Related Articles", set_apart=True),
        Block(kind="list", text="Five vans that nobody wanted to buy", links=1.0, set_apart=True),
        Block(kind="paragraph", text=GOES_ON),
        Block(kind="heading", text="What it costs to run"),
        Block(kind="paragraph", text=REPORT.replace("140", "150")),
    ]
    rules = [block.rule for block in clean_blocks(blocks, title=None)]
    assert rules == [None, "related-heading", "after-related-heading", None, None, None]


def test_a_paragraph_that_occurs_twice_is_kept_once_and_one_that_occurs_three_times_stays() -> None:
    pulled = "We are not adding people here in the body shop, we are adding hours to the week."
    asked = "And what would you have done in the place of the board that autumn, if I may ask?"
    lines = [pulled, asked, "It was late by then.", pulled, asked, asked]
    assert [block.rule for block in clean_lines(*lines)] == [None, None, None, "repeated-block", None, None]


def test_a_heading_of_comments_above_the_article_does_not_remove_it() -> None:
    report = "The press shop has ninety workers and two old presses, and its owner wants to sell."
    lines = [report, "Comments", *(f"{number}. {report}" for number in range(8))]
    assert [block.class_ for block in clean_lines(*lines)] == [None, "comments", *[None] * 8]


@pytest.mark.parametrize(("kind", "class_"), [("heading", None), ("paragraph", "comments")])
def test_a_link_to_the_form_for_comments_ends_no_article_that_has_a_heading_below(
    kind: BlockKind, class_: str | None
) -> None:
    report = (
        "The press shop number {} has ninety workers and two old presses, and its owner wants to sell it."
    )
    blocks = [
        *(Block(kind="paragraph", text=report.format(number)) for number in range(6)),
        Block(kind="paragraph", text="Leave a comment", links=1.0),
        Block(kind=kind, text="What the buyers want"),
        Block(kind="paragraph", text=report.format("seven")),
    ]
    cleaned = clean_blocks(blocks, title=None)
    assert [block.class_ for block in cleaned][6:] == ["comments", class_, class_]
