"""Distinguishing articles from lists of articles and from login pages."""

from __future__ import annotations

import pytest

from transforms.extraction.page_shape import find_problem
from transforms.records import Block
from transforms.records.pages import BlockKind

REPORT = "The hall is to house 140 robots and to lift output to 61 cars an hour, two people said on Monday."
SUMMARY = "A maker of doors takes over the press shop with all of its ninety workers."


def make_blocks(*texts: str, links: float = 0.0) -> list[Block]:
    return [Block(kind="paragraph", text=text, links=links) for text in texts]


def test_paragraphs_in_a_row_are_an_article_whatever_the_page_declares() -> None:
    blocks = make_blocks(*[f"{number}. {REPORT}" for number in range(5)])
    for is_article in (True, False):
        assert find_problem(blocks, is_article=is_article, is_listing=not is_article, cards=0) is None


def test_many_linked_headings_with_short_paragraphs_are_a_list_of_articles() -> None:
    blocks = make_blocks(*[f"{number}. {SUMMARY}" for number in range(8)])
    found = find_problem(blocks, is_article=False, is_listing=False, cards=8)
    assert found is not None
    assert (found.reason, "8 headings are links" in found.detail) == ("no-article", True)
    assert find_problem(blocks, is_article=True, is_listing=False, cards=8) is None


def test_a_page_that_declares_a_listing_needs_more_reporting_than_teasers() -> None:
    reports = make_blocks(*[f"{number}. {REPORT}" for number in range(4)])
    teasers = make_blocks(*[f"{number}. The foundry has been at its limit, and its…" for number in range(4)])
    assert find_problem([*reports, *teasers], is_article=False, is_listing=False, cards=0) is None
    assert find_problem([*reports, *teasers], is_article=False, is_listing=True, cards=0) is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "no-text"), ("Plants", "no-article"), ("Please log in to read on.", "no-article")],
)
def test_a_page_with_hardly_a_sentence_is_no_article(text: str, reason: str) -> None:
    found = find_problem(make_blocks(text) if text else [], is_article=True, is_listing=False, cards=0)
    assert found is not None
    assert found.reason == reason


def test_a_flash_of_one_sentence_is_an_article_if_the_page_declares_one() -> None:
    blocks = make_blocks(
        "Nissan named Della Quarrie head of its engine plant in Ohio.", "Subscribe to our newsletter"
    )
    assert find_problem(blocks, is_article=True, is_listing=False, cards=0) is None
    assert find_problem(blocks, is_article=False, is_listing=False, cards=0) is not None


HEADLINES = [
    "Toyota to stop paint shop in Derby",
    "Strike at door maker goes on",
    "Six gates for the new hall",
    "Ferry gets its third engine after all",
]
STEPS = [f"Step {number} - {headline}" for number, headline in enumerate(HEADLINES, start=1)]
ADDRESS = ["12 Quay Road", "Phone 555 0199", "Open on Tuesdays", "Fees by income"]


@pytest.mark.parametrize(
    ("kind", "linked", "plain", "is_list"),
    [
        ("heading", HEADLINES, [], True),
        ("paragraph", HEADLINES, [], True),
        ("list", HEADLINES, [], True),
        ("heading", STEPS, [], False),
        ("heading", ["Half Dome", "North Gate", "Lake View", "Mill Bridge"], [], False),
        ("paragraph", ["View the picture of the gate"] * 9, [], False),
        ("list", HEADLINES, ADDRESS * 4, False),
    ],
)
def test_linked_lines_are_teasers_if_they_may_lead_to_articles(
    kind: BlockKind, linked: list[str], plain: list[str], is_list: bool
) -> None:
    blocks = make_blocks(REPORT, REPORT)
    blocks += [Block(kind=kind, text=text, links=1.0) for text in linked]
    blocks += [Block(kind=kind, text=text) for text in plain]
    found = find_problem(blocks, is_article=False, is_listing=False, cards=0)
    assert (found is not None) is is_list


def test_a_declared_article_that_is_a_calendar_is_no_problem() -> None:
    days = [f"Round {n}: Sunday {n + 2} May, the circuit at Varna, noon" for n in range(1, 12)]
    blocks = [Block(kind="paragraph", text=day) for day in days]
    assert find_problem(blocks, is_article=True, is_listing=False, cards=0) is None
    assert find_problem(blocks, is_article=False, is_listing=False, cards=0) is not None


def test_a_brief_page_on_the_registration_of_cars_asks_nobody_to_register() -> None:
    blocks = make_blocks(REPORT, "Bring the registration of the car.", SUMMARY)
    assert find_problem(blocks, is_article=False, is_listing=False, cards=0) is None


@pytest.mark.parametrize(("text", "is_list"), [(f"{REPORT} {SUMMARY}", False), (SUMMARY, True)])
def test_headings_that_end_in_an_ellipsis_above_more_than_a_summary_are_no_teasers(
    text: str, *, is_list: bool
) -> None:
    blocks: list[Block] = []
    for number, headline in enumerate(HEADLINES):
        blocks.append(Block(kind="heading", text=f"{headline}..."))
        blocks += make_blocks(f"{number}. {text}")
    found = find_problem(blocks, is_article=False, is_listing=False, cards=0)
    assert (found is not None) is is_list
