"""The interface for a benchmark of stories: texts in, a story identifier for each out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))  # a scorer does not have the tests' settings
from grouping import assign_in_batches

from transforms.records import Article
from transforms.stories.terms import extract_terms

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def group_texts(texts: Sequence[str], *, batches: int = 1) -> list[str]:
    """Assign texts of one day to stories.

    Args:
        texts: The texts; the first line of each is its title.
        batches: The number of batches. Each is decided on beside the earlier ones only, as in a growing
            warehouse.

    Returns:
        The identifier of the story of each text.
    """
    terms = [extract_terms(_compose(number, text)) for number, text in enumerate(texts)]
    bounds = [batch * len(terms) // batches for batch in range(batches + 1)]
    story_ids = assign_in_batches([terms[start:end] for start, end in pairwise(bounds)])
    return [story_ids[each.article_id] for each in terms]


def _compose(number: int, text: str) -> Article:
    title, _, body = text.partition("\n")
    return Article(
        article_id=f"{number:05d}", page_id=f"p{number}", corpus="quality", origin=str(number),
        source="quality", url=None, title=title, authors=(), published_at=None, published_precision=None,
        published_source=None, language="en", text=body, word_count=len(body.split()), sha256="",
        seen_at=NOW, blocks=(),
    )  # fmt: skip
