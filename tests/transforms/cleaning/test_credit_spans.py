"""Bylines within the text that is compared."""

from __future__ import annotations

import pytest

from transforms.cleaning.credit_spans import remove_credits
from transforms.cleaning.rule_files import load_rules

AUTHORS = ("Mira Holt", "Tom Okafor")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mira Holt November 20, 2026 06:00 UTC\n\nThe hall closes.", "The hall closes."),
        ("Mira Holt November 20, 2026 06:00 UTC The hall closes.", "The hall closes."),
        ("By Mira Holt and Tom Okafor\nThe hall closes.", "The hall closes."),
        ("Written by Ana Ruiz\nThe hall closes.", "The hall closes."),
        ("The hall closes. (Reporting by Ana Ruiz; Editing by Joe van Dyk)", "The hall closes."),
        ("The hall closes.\n— Mira Holt", "The hall closes."),
        ("MIRA HOLT | The hall closes.", "| The hall closes."),
        ("The hall closes at 06:00 UTC.", "The hall closes at ."),
        ("November 20, 2026\nThe hall closes.", "November 20, 2026\nThe hall closes."),
        ("Ivan Espinosa met Mira Holt at the gate.", "Ivan Espinosa met Mira Holt at the gate."),
        ("The hall was built by Tom Sato.", "The hall was built by Tom Sato."),
        ("", ""),
    ],
)
def test_bylines_times_and_zones_are_removed_and_nothing_else(text: str, rest: str) -> None:
    assert remove_credits(text, AUTHORS).split() == rest.split()


@pytest.mark.parametrize(
    "line",
    [
        line
        for rule in load_rules()
        if rule.names == "byline"
        for line in rule.matches
        if rule.find_author(line)
    ],
)
def test_every_byline_that_names_somebody_is_removed(line: str) -> None:
    """Lines without any hint of one are not looked at; see :func:`_find_hints`."""
    for text in (f"The hall closes.\n{line}\nIt is old.", f"The ﬁrst hall closes.\n{line}\nIt is old."):
        assert remove_credits(text, ()) == text.replace(line, "")


def test_the_line_that_names_an_author_is_found_by_its_words_or_figures_alone() -> None:
    lines = [
        "The party paid.",
        "Nearby Parma shut it.",
        "By Ana Ruiz",
        "Ana Ruiz | May 4, 2026",
        "It reopens.",
    ]
    assert remove_credits("\n".join(lines), ()).split("\n") == [*lines[:2], "", "", lines[4]]
