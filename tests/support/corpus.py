"""Find the seed corpus in the folder that NEWSWIRE_CORPUS_DIR names, or in the usual places."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from folders import ROOT
from records import make_file

from transforms.pipeline import read_page
from transforms.records import Article

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def find_seeds() -> Path | None:
    """Return the folder of the corpus, or ``None``: it is not part of the project and may be absent."""
    named = os.environ.get("NEWSWIRE_CORPUS_DIR")
    places = [Path(named)] if named else [ROOT / "corpus", ROOT.parent / "shared/seeds"]
    return next((place for place in places if place.is_dir() and any(place.glob("*.txt"))), None)


def require_seeds() -> Path:
    """Return the folder of the corpus; skip the test if there is none."""
    found = find_seeds()
    if found is None:
        pytest.skip(
            "no seed corpus: neither NEWSWIRE_CORPUS_DIR nor ./corpus nor ../shared/seeds holds text files"
        )
    return found


def read_seed(path: Path) -> Article:
    """Return the article of a file of the corpus, as a load would read it."""
    page = make_file(path.read_bytes(), page_id=path.stem, corpus="seed", origin=path.name)
    article = read_page(page, now=NOW)
    assert isinstance(article, Article), article
    return article
