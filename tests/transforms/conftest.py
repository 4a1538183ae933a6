"""What the tests of the transforms share: articles that follow from what a test names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from transforms.records import Article
from transforms.text import digest, normalise

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def write_article(
    text: str = "", *, title: str = "", article_id: str = "a", day: float = 0, language: str | None = "en"
) -> Article:
    """Compose an article that is published and seen `day` days after noon of 2 March 2026."""
    at = NOON + timedelta(days=day)
    return Article(
        article_id=article_id, page_id=f"page {article_id}", corpus="feed", origin="https://wire.example/feed",
        source="wire.example", url=f"https://wire.example/{article_id}", title=title, authors=(),
        published_at=at, published_precision="minute", published_source="feed", language=language, text=text,
        word_count=len(text.split()), sha256=digest(f"{normalise(title)}\n{normalise(text)}"), seen_at=at,
        blocks=(),
    )  # fmt: skip


@pytest.fixture
def write() -> Callable[..., Article]:
    return write_article
