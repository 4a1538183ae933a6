"""Names are words with capitals that their places do not call for."""

from __future__ import annotations

import pytest

from transforms.text.names import count_names


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We met Marit Solberg in Oslo.", "en", ["marit solberg", "marit", "solberg", "oslo"]),
        ("Workers met. Owners waited.", "en", []),
        ("The Port of Tyne is shut.", "en", ["port of tyne", "port", "tyne"]),
        ("But Gareth Pym’s desk was empty.", "en", ["gareth pym", "gareth", "pym"]),
        ("Akihiro Tominaga spoke.", "en", ["akihiro tominaga", "tominaga"]),
        ("on Monday in March", "en", []),
        ("He said: “Nissan pays.”", "en", []),
        ("die Fabrik von Haruka Oonishi", "de", ["haruka oonishi"]),
        ("a plant of Nissan de México", "es", ["nissan de méxico", "nissan", "méxico"]),
        ("A Very Long Line Of Words In Title Case Only", "en", ["line", "words", "title", "case"]),
    ],
)
def test_names_are_found_whole_and_in_parts(text: str, language: str, expected: list[str]) -> None:
    assert count_names(text, language) == dict.fromkeys(expected, 1)


def test_a_name_counts_as_often_as_it_occurs_also_in_a_longer_one() -> None:
    text = "We met Marit Solberg in Oslo, but Solberg left Oslo.\n\nMarit Solberg rests."
    assert count_names(text, "en") == {"marit solberg": 2, "marit": 1, "solberg": 3, "oslo": 2}
