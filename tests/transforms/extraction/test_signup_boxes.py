"""A box in which readers sign up for a newsletter is no part of the article, whatever its words are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction

NOW = datetime(2026, 12, 1, tzinfo=UTC)
REPORT = (
    "<p>The foundry in Orford will get a second furnace in spring and cast housings for pumps.</p>",
    "<p>Its owners pay nine million for it, half of which the county lends them for twelve years.</p>",
    "<p>Neighbours fear the noise at night, and want to see the measurements of the first one.</p>",
)
FIELD = '<form><input type="{kind}" name="q"><button>Go</button></form>'
WORDS = "<h3>The Harbour at Six</h3><p>What the harbour will talk about today, by our own Wren Calloway.</p>"


def read(box: str) -> str:
    body = f"<main><article><h1>A second furnace</h1>{REPORT[0]}{box}{''.join(REPORT[1:])}</article></main>"
    found = extract_page(make_page(f"<html><body>{body}</body></html>"), now=NOW)
    assert isinstance(found, Extraction), found
    return "\n".join(block.text for block in found.blocks if not block.set_apart)


@pytest.mark.parametrize(
    "box", ['aside class="newsletter-box"', 'div id="signUp"', 'section class="mailing-list"']
)
def test_a_box_with_a_field_for_an_address_is_left_out(box: str) -> None:
    text = read(f"<{box}>{WORDS}{FIELD.format(kind='email')}</{box.split(maxsplit=1)[0]}>")

    assert "Harbour at Six" not in text
    assert "Wren Calloway" not in text
    assert all(part[3:-4] in text for part in REPORT)


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="newsletter">{WORDS}{FIELD.format(kind="text")}</div>',
        f"<div>{WORDS}{FIELD.format(kind='email')}</div>",
        f'<div class="newsletter">{REPORT[0] * 9}{WORDS}{FIELD.format(kind="email")}</div>',
    ],
)
def test_a_box_that_may_be_anything_else_is_judged_by_its_words(box: str) -> None:
    assert "Wren Calloway" in read(box)
