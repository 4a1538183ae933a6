"""Revisions: whether a reading of an article says anything that the warehouse does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.records import Article, ExistingRevision, Outcome


def decide_revisions(
    read: Sequence[Article], known: Mapping[str, ExistingRevision]
) -> tuple[tuple[Article, Outcome, int], ...]:
    """Decide for each reading whether it is new, changed or the same, and its revision's number.

    ``loaded`` is an article never seen before (revision 1), ``revised`` one whose digest differs
    from the newest revision (the next number), ``unchanged`` one that does not (that revision's
    number). Two readings of one article count one after the other, in the given order.
    """
    newest = {article_id: (revision.revision, revision.sha256) for article_id, revision in known.items()}
    decided: list[tuple[Article, Outcome, int]] = []
    for article in read:
        number, sha256 = newest.get(article.article_id, (0, None))
        if article.sha256 == sha256:
            decided.append((article, "unchanged", number))
            continue
        newest[article.article_id] = (number + 1, article.sha256)
        decided.append((article, "revised" if number else "loaded", number + 1))
    return tuple(decided)
