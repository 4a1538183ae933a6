"""Revisions: whether an article is new, revised or unchanged beside its stored revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from transforms.records import Article, ExistingRevision, ExistingText, Outcome

_Decided = tuple[Article, Outcome, int]
_ELLIPSES = " .…[]"


def decide_revisions(
    articles: Sequence[Article], existing: Mapping[str, ExistingRevision]
) -> tuple[_Decided, ...]:
    """Decide for each article whether it is new, revised or unchanged, and number its revision.

    Args:
        articles: The articles as they were just analysed. One that occurs more than once is compared with
            its previous occurrence.
        existing: The newest stored revision of each article that has one, by article identifier.

    Returns:
        Triples of article, outcome and revision number, in the given order. The outcome is ``loaded`` for
        a new article (revision 1), ``revised`` where the digest differs from the newest revision's (the
        next number), and ``unchanged`` where it does not (the same number).
    """
    newest = {article_id: (revision.revision, revision.sha256) for article_id, revision in existing.items()}
    decided: list[_Decided] = []
    for article in articles:
        number, sha256 = newest.get(article.article_id, (0, None))
        if article.sha256 == sha256:
            decided.append((article, "unchanged", number))
            continue
        newest[article.article_id] = (number + 1, article.sha256)
        decided.append((article, "revised" if number else "loaded", number + 1))
    return tuple(decided)


def keep_whole_texts(
    decided: Sequence[_Decided], existing: Mapping[str, ExistingText]
) -> tuple[_Decided, ...]:
    """Keep the stored text of an article of which a page now shows the beginning alone.

    Many publishers take a report behind a paywall hours after it came out.

    Args:
        decided: The decision on each article.
        existing: The newest stored title and text of those that are revised.

    Returns:
        The same, with ``unchanged`` and the stored revision's number for such an article. One that occurs
        more than once stays as it is, since its revisions follow each other.
    """
    times = Counter(article.article_id for article, _, _ in decided)
    return tuple(
        (article, "unchanged", number - 1)
        if outcome == "revised"
        and article.truncated
        and times[article.article_id] == 1
        and _is_beginning(article, existing.get(article.article_id))
        else (article, outcome, number)
        for article, outcome, number in decided
    )


def _is_beginning(article: Article, stored: ExistingText | None) -> bool:
    if stored is None or stored.title != article.title or len(article.text) >= len(stored.text):
        return False
    pieces = (piece.rstrip(_ELLIPSES) for piece in article.text.split("\n\n"))
    return all(piece in stored.text for piece in pieces)
