"""Pages that servers call by other names than HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dated_pages import LEAD, NOW, make_page, wrap

from transforms.pipeline import read_page
from transforms.records import Article


@pytest.mark.parametrize(
    "media_type", ["text/html, text/html", "html", "text/x-server-parsed-html", "text/plain"]
)
def test_a_page_is_known_by_its_beginning_whatever_a_server_calls_it(media_type: str) -> None:
    page = make_page(f"\n<!DOCTYPE html>{wrap('')}")
    found = read_page(replace(page, media_type=media_type), now=NOW)
    assert isinstance(found, Article)
    assert found.text.startswith(LEAD)
