"""Reports of finished pipelines, and their refusals in the log."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flows.logs import bind_fields, details, log
from transforms.records import Refusal, RefusalReason, Run
from warehouse.difference import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A finished pipeline.

    Attributes:
        run: Its row in the `runs` view, with its counts by outcome.
        refusals: What it could not poll, fetch or read, with the reasons.
        article_ids: The articles that are new or have a new revision, in sorted order.
    """

    run: Run
    refusals: tuple[Refusal, ...] = ()
    article_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """A finished rebuild.

    Attributes:
        report: Its counts; its refusals are the pages that had to stay as they were.
        difference: How the rebuilt warehouse differs from the previous one.
        is_taken: Whether the rebuilt warehouse has replaced the previous one.
    """

    report: RunReport
    difference: Difference
    is_taken: bool


MOST_WARNINGS = 10
"""Warnings of one batch of pages for one reason, before the others are counted in one."""
# That a page is no article, or that its site does not want it fetched, is everyday business.
_EVERYDAY = frozenset({RefusalReason.NO_ARTICLE, RefusalReason.NO_TEXT, RefusalReason.ROBOTS})


def log_refused_pages(refusals: Iterable[Refusal]) -> None:
    """Log each refused page: expected refusals at INFO, all others as warnings.

    Of many for one reason, as where a feed lists pages that are gone, a few are warnings, and one more
    counts the others, which are at INFO.
    """
    counts: Counter[RefusalReason] = Counter()
    for refusal in refusals:
        counts[refusal.reason] += 1
        is_expected = refusal.reason in _EVERYDAY or counts[refusal.reason] > MOST_WARNINGS
        with bind_fields(feed=refusal.origin, url=refusal.url):
            log.log(
                logging.INFO if is_expected else logging.WARNING,
                "%s: %s",
                refusal.url or refusal.origin,
                refusal.detail,
                extra=details(refused_at=refusal.stage, reason=refusal.reason),
            )
    for reason, count in counts.items():
        if reason not in _EVERYDAY and count > MOST_WARNINGS:
            log.warning(
                "and %s more for the same reason: %s%s; the view refusals has each",
                f"{count - MOST_WARNINGS:,}",
                reason.sentence[:1].lower(),
                reason.sentence[1:].rstrip("."),
                extra=details(reason=reason, others=count - MOST_WARNINGS),
            )
