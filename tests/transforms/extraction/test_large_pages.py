"""Pages of up to 10 MB are read; what they cost is bounded by their tags and their text."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.extraction.web_page import extract_page
from transforms.records import MAX_PAGE_BYTES, Extraction, Refusal

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SENTENCE = "The plant at Kaneda closes its paint shop in March, its manager told reporters on Monday. "
ARTICLE = f"<article><h1>Kaneda closes its paint shop</h1>{f'<p>{SENTENCE * 3}</p>' * 8}</article>"
SECONDS = 4.0  # where a worker may use 5; a machine that is busy takes longer for the same


def write_page(body: str, head: str = "") -> bytes:
    start = f"<!DOCTYPE html><html lang='en'><head><title>Kaneda closes its paint shop</title>{head}</head>"
    return f"{start}<body>{body}</body></html>".encode()


def fill(template: str, size: int = 9_800_000) -> str:
    """Repeat a template with numbers in place of its `#` up to `size` characters."""
    return "".join(template.replace("#", f"{n:07}") for n in range(size // (len(template) + 6)))


LARGE: dict[str, Callable[[], str]] = {
    "the data of a program": lambda: f"<script>var data = [{fill('{id: #, title: Ferry},')}]</script>",
    "pictures in the page": lambda: fill(f"<img src='data:image/png;base64,#{'iVBORw0KGgo' * 5_000}'>"),
    "drawings": lambda: fill("<svg><path d='M# 1.5 C2 3 4 5 6 7 L8 9 z'/></svg>", 4_000_000),
    "notes of its makers": lambda: fill("<!-- cached block # of the page -->"),
    "style": lambda: f"<style>{fill('.c# {margin: 0 auto}')}</style>",
}


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_page_is_read_as_a_small_one_is(kind: str) -> None:
    body = write_page(LARGE[kind]() + ARTICLE)
    assert 3_500_000 < len(body) < MAX_PAGE_BYTES
    start = time.process_time()
    found = extract_page(make_page(body, url=None), now=NOW)
    assert time.process_time() - start < SECONDS
    assert isinstance(found, Extraction)
    assert [block.text for block in found.blocks if block.kind == "paragraph"] == [(SENTENCE * 3).strip()] * 8
    assert not found.truncated


def test_of_a_text_without_end_the_beginning_is_kept_and_marked() -> None:
    body = write_page(f"<article>{fill(f'<p># {SENTENCE * 3}</p>', 1_000_000)}</article>")
    found = extract_page(make_page(body, url=None), now=NOW)
    assert isinstance(found, Extraction)
    assert 250_000 < sum(len(block.text) for block in found.blocks) < 251_000
    assert found.truncated


def test_a_paragraph_without_end_is_cut() -> None:
    body = write_page(f"<article><h1>Kaneda</h1><p>{SENTENCE * 4_000}</p></article>")
    found = extract_page(make_page(body, url=None), now=NOW)
    assert isinstance(found, Extraction)
    assert 249_000 < len(found.blocks[-1].text) <= 250_000
    assert found.truncated


def test_a_page_of_too_many_tags_is_refused() -> None:
    found = extract_page(make_page(write_page("<i></i>" * 400_001 + ARTICLE), url=None), now=NOW)
    assert isinstance(found, Refusal)
    assert (found.reason, "tags" in found.detail) == ("too-large", True)
