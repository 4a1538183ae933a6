"""Texts cut at the borders of spans."""

from __future__ import annotations

import pytest

from transforms.text.marked_spans import MarkedSpan, cut_at_spans

TEXT = "Nissan shuts Oppama."
Span = tuple[int, int, str]


def mark(*spans: Span) -> list[MarkedSpan]:
    return [
        MarkedSpan(start=start, end=end, owner=owner, number=number)
        for number, (start, end, owner) in enumerate(spans)
    ]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [(TEXT, "", 0)]),
        ([(0, 6, "a")], [("Nissan", "a", 1), (" shuts Oppama.", "", 0)]),
        ([(0, 20, "a")], [(TEXT, "a", 1)]),
        (  # two that overlap
            [(0, 12, "a"), (7, 19, "b")],
            [("Nissan ", "a", 1), ("shuts", "ab", 1), (" Oppama", "b", 0), (".", "", 0)],
        ),
        (  # one in another, and one that is there twice
            [(0, 19, "a"), (13, 19, "b"), (13, 19, "b")],
            [("Nissan shuts ", "a", 1), ("Oppama", "ab", 2), (".", "", 0)],
        ),
        (  # one behind the other
            [(0, 6, "a"), (6, 12, "b")],
            [("Nissan", "a", 1), (" shuts", "b", 1), (" Oppama.", "", 0)],
        ),
        ([(13, 99, "a"), (40, 50, "b")], [("Nissan shuts ", "", 0), ("Oppama.", "a", 1)]),
        ([(-5, 6, "a"), (7, 7, "b"), (9, 8, "c")], [("Nissan", "a", 0), (" shuts Oppama.", "", 0)]),
    ],
)
def test_a_piece_has_the_owners_of_all_spans_over_it(
    spans: list[Span], pieces: list[tuple[str, str, int]]
) -> None:
    cut = cut_at_spans(TEXT, mark(*spans))
    assert [(piece.text, "".join(piece.owners), len(piece.opening)) for piece in cut] == pieces


def test_a_part_of_a_text_has_the_spans_that_reach_into_it_and_opens_those_that_begin_in_it() -> None:
    spans = mark((0, 9, "a"), (13, 19, "b"), (0, 3, "c"))
    cut = cut_at_spans(TEXT, spans, start=7, end=16)
    assert [(piece.text, piece.owners, [span.owner for span in piece.opening]) for piece in cut] == [
        ("sh", ("a",), []),
        ("uts ", (), []),
        ("Opp", ("b",), ["b"]),
    ]


def test_an_empty_part_has_no_pieces() -> None:
    assert cut_at_spans("", mark((0, 3, "a"))) == []
    assert cut_at_spans(TEXT, mark((0, 3, "a")), start=5, end=5) == []
