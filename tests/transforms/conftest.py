"""Fixtures of the transforms' tests: articles that are derived from the values that a test names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from grouping import read_reports
from records import NOON, make_article

from transforms.records import Article, Terms


def write_article(
    text: str = "", *, title: str = "", article_id: str = "a", day: float = 0, language: str | None = "en"
) -> Article:
    """Compose an article that is published and seen `day` days after noon of 2 March 2026."""
    at = NOON + timedelta(days=day)
    return make_article(text, name=article_id, title=title, language=language, seen_at=at)


@pytest.fixture
def write() -> Callable[..., Article]:
    return write_article


@pytest.fixture
def reports() -> list[Terms]:
    """The invented reports, named by their event and number."""
    return read_reports()
