"""The seed corpus, where the project is told or used to find it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.reading import read_page
from transforms.records import Article, Page

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def require_seeds() -> Path:
    """Return the corpus's folder. It is not part of the project: without one the test is skipped."""
    named = os.environ.get("NEWSWIRE_CORPUS_DIR")
    places = [Path(named)] if named else [ROOT / "corpus", ROOT.parent / "shared/seeds"]
    found = next((place for place in places if place.is_dir() and any(place.glob("*.txt"))), None)
    if found is None:
        pytest.skip(
            "no seed corpus: neither NEWSWIRE_CORPUS_DIR nor ./corpus nor ../shared/seeds holds text files"
        )
    return found


def read_seed(path: Path) -> Article:
    """Read a file of the corpus as a load would."""
    page = Page(
        page_id=path.stem, corpus="seed", origin=path.name, entry_id=None, url=None, body=path.read_bytes(),
        media_type="text/plain", charset=None, sha256="", landed_at=NOW, archived=None,
    )  # fmt: skip
    article = read_page(page, now=NOW)
    assert isinstance(article, Article), article
    return article
