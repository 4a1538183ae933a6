"""Captions among sections of an article are not taken for its sentences by their place."""

from __future__ import annotations

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.page_statistics import measure_page
from transforms.extraction.body.reunite import take_by_place

SECTIONS = (
    "We drove seven vans for a week each, in the rain and with a full load of wet sand.",
    "Four of them needed a new set of brakes after it, which nobody had told the makers.",
    "All seven were driven by the same three people on the same hills behind the harbour.",
)
LINE = "The Carrier waits in the rain at the foot of the long hill in Stavely."


def is_taken(form: str) -> bool:
    """Return whether a line between sections is taken, where the trees take the sections and not the line."""
    first, *rest = (f"<section><p>{text}</p></section>" for text in SECTIONS)
    body = f"<main>{first}<section>{form.format(LINE)}</section>{''.join(rest)}</main>"
    page = measure_page(*list_candidates(document_fromstring(f"<html><body>{body}</body></html>")))
    texts = [candidate.text for candidate in page.candidates]
    log_odds = np.array([3.0 if text in SECTIONS else -2.5 for text in texts])
    return bool(take_by_place(page, log_odds >= 0, log_odds, updates=())[texts.index(LINE)])


def test_a_sentence_in_a_section_is_taken() -> None:
    assert is_taken("<p>{}</p>")


@pytest.mark.parametrize(
    "form",
    [
        "<figure><img src='/1.jpg'><figcaption>{}</figcaption></figure>",
        "<figure><p>{}</p></figure>",
        "<div class='photo-caption'><p>{}</p></div>",
    ],
)
def test_a_caption_in_a_section_is_not(form: str) -> None:
    assert not is_taken(form)
