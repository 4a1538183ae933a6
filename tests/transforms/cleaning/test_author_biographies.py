"""Paragraphs at the end of an article that begin with the name of its author."""

import pytest

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block

REPORT = "The plant in Stavely will close its second press shop in May, the company said on Monday."


def clean(*lines: str, authors: tuple[str, ...] = ("Ruby Marsh",)) -> list[str | None]:
    blocks = [Block(kind="paragraph", text=line) for line in lines]
    return [block.rule for block in clean_blocks(blocks, title=None, authors=authors)]


@pytest.mark.parametrize(
    "biography",
    [
        "Ruby Marsh testet seit zehn Jahren Elektroautos und fährt privat einen alten Leaf.",
        "Ruby Marsh es ingeniera y autora de «Kilovatios».",
        "Ruby Marsh spends a quarter of her pay on old vans.",
    ],
)
def test_a_paragraph_that_begins_with_the_authors_name_is_a_biography_at_the_end_alone(
    biography: str,
) -> None:
    assert clean(REPORT, REPORT.replace("May", "June"), biography)[-1] == "bio-of-author"
    assert clean(REPORT, biography, REPORT.replace("May", "June")) == [None, None, None]
    assert clean(REPORT, biography, authors=()) == [None, None]


def test_an_article_about_its_author_keeps_its_end() -> None:
    about = "The prize for the best test of a van goes to Ruby Marsh of Stavely, the jury said on Monday."
    assert clean(about, "Ruby Marsh has driven vans since she was nine years old.") == [None, None]


@pytest.mark.parametrize("author", ["Stavely Motors Ltd", "Reuters", "Stavely Newsroom", "Ruby"])
def test_what_begins_with_an_organisation_or_a_single_name_stays(author: str) -> None:
    assert clean(REPORT, f"{author} has closed three halls in the county since 2019.", authors=(author,)) == [
        None,
        None,
    ]


def test_an_answer_of_the_author_in_an_interview_stays() -> None:
    assert clean(REPORT, "Ruby Marsh: I would not buy a van that costs as much as a house today.")[-1] is None
