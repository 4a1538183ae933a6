"""Texts are cut into the same tokens in both ways, and rows of digits take no longer than other texts."""

from __future__ import annotations

import time

import pytest

from transforms.dedup.tokens import find_tokens, tokenise


@pytest.mark.parametrize(
    "text",
    [
        "It built 1,200 cars in 2025, and 3.5 a day.",
        "v1.5, a1.5 and _1.5, but 1.5a and 1.5.",
        "1.2.3 1..2 1,.2 .5 5. 10:30 12:5:7,8",
        "2025 2026 20",
        "٣٫٥ and ٣.٥",
        "",
    ],
)
def test_the_quick_way_finds_the_tokens_of_the_plain_one(text: str) -> None:
    assert tokenise(text) == [found.text.casefold() for found in find_tokens(text)]


@pytest.mark.parametrize("row", ["9" * 100_000, "9." * 50_000, "9 " * 50_000, "a9" * 50_000])
def test_a_row_of_digits_takes_only_a_moment(row: str) -> None:
    start = time.process_time()
    assert tokenise(f"{row} and more")[-2:] == ["and", "more"]
    assert time.process_time() - start < 1
