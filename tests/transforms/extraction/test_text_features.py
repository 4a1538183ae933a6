"""The features of a candidate's text."""

from __future__ import annotations

import sys

import pytest

from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.text_features import TEXT_FEATURES, describe_texts
from transforms.text.normalisation import compact_text


def describe(
    text: str, *, tag: str = "p", stated_text: str = "", title: str | None = None
) -> dict[str, float]:
    candidate = Candidate("paragraph", tag, text, 0.0, 0)
    column = describe_texts([candidate], [0], title=title, stated_text=stated_text)[:, 0]
    return dict(zip(TEXT_FEATURES, column.tolist(), strict=True))


def test_what_python_takes_for_a_digit_counts_as_one_and_other_numbers_do_not() -> None:
    numbers = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isnumeric()]
    assert {c for c in numbers if describe(c)["digits"]} == {c for c in numbers if c.isdigit()}
    assert describe("In 2026, 140 cars.")["digits"] == 7 / 18


@pytest.mark.parametrize(
    ("tag", "feature"),
    [
        ("p", "paragraph"),
        ("dd", "list-item"),
        ("h1", "heading"),
        ("td", "table-cell"),
        ("section", "container"),
        ("figcaption", "caption"),
        ("span", None),
    ],
)
def test_tags_are_told_apart_by_what_they_hold(tag: str, feature: str | None) -> None:
    found = describe("Plants", tag=tag)
    assert [name for name in TEXT_FEATURES[:6] if found[name]] == ([feature] if feature else [])
    assert describe("Plants", tag="h4")["heading"] == 4


def test_a_text_is_looked_up_in_the_stated_one_by_its_letters_and_digits() -> None:
    stated = compact_text("It is to house 140 robots, 「日産」 said_so.")
    assert stated == "itistohouse140robots日産saidso"
    assert describe("To house 140 ROBOTS!", stated_text=stated)["in-stated-text"] == 1
    assert describe("Read more", stated_text=stated)["in-stated-text"] == -1
    assert describe("Read more")["in-stated-text"] == 0


def test_a_text_is_the_title_in_any_case() -> None:
    assert describe("MORE ROBOTS", title="More robots")["is-title"]
    assert not describe("More robots")["is-title"]
