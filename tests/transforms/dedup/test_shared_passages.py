"""Passages that two texts share."""

from __future__ import annotations

import pytest

from transforms.dedup.shared_passages import find_shared_passages

REPORT = "The port of Kaneda is shut until Monday. Four ferries wait outside.\n\nIts mayor said so."


@pytest.mark.parametrize(
    ("one", "other", "passages"),
    [
        ("", "", ([], [])),
        (REPORT, "", ([], [])),
        (REPORT, "Nothing in common at all here.", ([], [])),
        (
            REPORT,
            REPORT,
            (["The port of Kaneda is shut until Monday. Four ferries wait outside", "Its mayor said so"],)
            * 2,
        ),
        (  # moved, in other capitals, and with one word changed
            REPORT,
            "FOUR ferries wait outside; the port of Kaneda was shut until Monday.",
            (
                ["The port of Kaneda", "shut until Monday", "Four ferries wait outside"],
                ["FOUR ferries wait outside", "the port of Kaneda", "shut until Monday"],
            ),
        ),
        (
            "追浜工場を三月に閉じる。",
            "日産は追浜工場を三月に売る。",
            (["追浜工場を三月に"], ["追浜工場を三月に"]),
        ),
        (
            "Ｎｉｓｓａｎ ends it now",
            "nissan ends it now",
            (["Ｎｉｓｓａｎ ends it now"], ["nissan ends it now"]),
        ),
    ],
)
def test_passages_are_found_wherever_they_are(
    one: str, other: str, passages: tuple[list[str], list[str]]
) -> None:
    ours, theirs = find_shared_passages(one, other)
    assert ([one[start:end] for start, end in ours], [other[start:end] for start, end in theirs]) == passages
