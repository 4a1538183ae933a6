"""A figure has one form however it is written."""

from __future__ import annotations

import pytest

from transforms.text.figures import find_figures


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("savings of 250 billion yen", "en", ["250000000000 yen"]),
        ("savings of ¥250bn", "en", ["250000000000 yen"]),
        ("2500億円の削減", "ja", ["250000000000 yen"]),
        ("250 Milliarden Yen", "de", ["250000000000 yen"]),
        ("$1.2 million, or 1,2 Millionen Dollar", "en", ["1200000 dollar", "1200000 dollar"]),
        ("up 15 percent, 15 per cent or 15%", "en", ["15 %", "15 %", "15 %"]),
        ("20,000 jobs, then 20 000 posts", "en", ["20000", "20000"]),
        ("2.001,250 cars and 2010.5 points", "en", ["2001250", "2010.5"]),
        ("20.000 Stellen", "de", ["20000"]),
        ("a gain of 2.125 percent", "en", ["2.125 %"]),
        ("2万人を削減", "ja", ["20000"]),
        ("seven of 17 factories", "en", ["17 factori"]),
        ("in 2026, on 13 May, at 7 and for 12", "en", []),
        ("the N7, the F-150 and v1.2.3", "en", []),
        ("3,900 people work on 240,000 units", "en", ["3900", "240000"]),
    ],
)
def test_a_figure_has_one_form_however_it_is_written(text: str, language: str, expected: list[str]) -> None:
    assert list(find_figures(text, language)) == expected
