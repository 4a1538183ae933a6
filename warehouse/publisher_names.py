"""Names the publisher of an article where a list shows it without its headline."""

from __future__ import annotations

from textwrap import shorten

_WIDTH = 60  # characters of a headline


def is_named(source: str, corpus: str) -> bool:
    """Return whether a publisher is known: a file that names none has its corpus as its source."""
    return source != corpus


def name_publisher(source: str, *, corpus: str, title: str) -> str:
    """Return the publisher of an article, or its headline in quotes where none is known.

    A corpus of files may name no publisher at all. Under the corpus's name in place of one, all reports of a
    story would look like those of one publisher.

    Args:
        source: The source of the article.
        corpus: Its corpus.
        title: Its headline.
    """
    if is_named(source, corpus):
        return source
    return f"“{shorten(title, _WIDTH, placeholder=' …')}”"
