"""Names that people give to a corpus."""

from __future__ import annotations

import re

from flows.errors import UsageError

_CORPUS_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_RESERVED = {"feed", "push"}


def check_corpus(name: str) -> None:
    """Check the name of a corpus.

    Raises:
        UsageError: It cannot be one, or is kept for articles from the network.
    """
    if not _CORPUS_NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a corpus: use lower-case letters, digits, '-', '_' and '.'")
    if name in _RESERVED:
        raise UsageError(f"the corpus {name!r} is kept for articles from the network; choose another name")
