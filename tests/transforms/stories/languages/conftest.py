"""Reports on one event in two languages, and on a similar one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from records import NOON, make_article

from transforms.pipeline import extract_article_terms
from transforms.records import Knowledge, Terms

Report = Callable[..., Terms]


@pytest.fixture
def report() -> Report:
    """Return a function that makes the terms of a report."""

    def make(name: str, text: str, *, language: str, day: int = 0) -> Terms:
        article = make_article(text, name=name, language=language, seen_at=NOON + timedelta(days=day))
        return extract_article_terms(article, knowledge=Knowledge())

    return make
