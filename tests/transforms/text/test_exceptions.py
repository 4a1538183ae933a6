"""What an exception says, and where it was raised."""

from __future__ import annotations

import json

import pytest

from transforms.text import exceptions
from transforms.text.exceptions import find_place, word_exception


def test_the_text_of_an_exception_is_cut_and_its_place_is_not() -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads("x" * 10)
    words = word_exception(raised.value, limit=120)
    assert words.startswith("JSONDecodeError: ")
    assert words.endswith(f" (raised at {find_place(raised.value)})")
    assert len(words) <= 120
    assert word_exception(raised.value, limit=90).endswith(words[-30:])


def test_the_place_is_the_last_line_of_ours_and_that_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exceptions, "_OURS", (__name__,))
    with pytest.raises(ValueError, match="Expecting value") as raised:
        json.loads("x")
    ours, library = find_place(raised.value).split(", in ")
    assert ours.startswith(f"{__name__}:")
    assert library.startswith("json.decoder:")
    assert word_exception(ValueError("made, and not raised"), limit=90) == "ValueError: made, and not raised"
