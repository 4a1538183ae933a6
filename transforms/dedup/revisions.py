"""Revisions: whether an article is new, revised or unchanged beside its stored revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.records import Article, ExistingRevision, Outcome


def decide_revisions(
    articles: Sequence[Article], existing: Mapping[str, ExistingRevision]
) -> tuple[tuple[Article, Outcome, int], ...]:
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
    decided: list[tuple[Article, Outcome, int]] = []
    for article in articles:
        number, sha256 = newest.get(article.article_id, (0, None))
        if article.sha256 == sha256:
            decided.append((article, "unchanged", number))
            continue
        newest[article.article_id] = (number + 1, article.sha256)
        decided.append((article, "revised" if number else "loaded", number + 1))
    return tuple(decided)
