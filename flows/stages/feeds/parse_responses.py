"""Parse the answers for feeds and sitemaps in worker processes, or say why there is nothing to parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from flows.job_failures import JobFailure
from flows.jobs.feed_jobs import parse_feed
from flows.jobs.workers import Workers
from flows.web.exchange import Attempt, Exchange, has_body
from transforms.records import Feed, FeedBody, ParsedFeed, Refusal, RefusalReason, RefusalStage

Parsed = tuple[ParsedFeed | None, Refusal | None]
"""The parsed feed, and why it cannot be read. Both are set for a feed that breaks off half-way."""


def parse_responses(
    workers: Workers, answers: Sequence[tuple[Feed, Attempt]], *, now: datetime
) -> list[Parsed]:
    """Parse feeds and sitemaps; an answer without a body becomes a refusal.

    Args:
        workers: The processes to parse in.
        answers: The last step of each fetch, with the feed that it was made for.
        now: The present, beyond which a date is not believed.

    Returns:
        One result for each of `answers`, in their order.
    """
    bodies = [_make_body(feed, answer) for feed, answer in answers if has_body(answer)]
    results: Iterator[Parsed | JobFailure] = iter(())
    if bodies:
        work = partial(parse_feed, now=now)
        results = workers.run(work, bodies, measure=lambda one: len(one.body), is_light=True)
    return [
        _check(feed, answer, next(results)) if has_body(answer) else (None, _refuse_unread(feed, answer))
        for feed, answer in answers
    ]


def _make_body(feed: Feed, answer: Exchange) -> FeedBody:
    return FeedBody(
        feed=feed,
        url=answer.url,
        body=answer.body,
        media_type=answer.media_type,
        charset=answer.charset,
    )


def _check(feed: Feed, answer: Exchange, result: Parsed | JobFailure) -> Parsed:
    if isinstance(result, JobFailure):
        return None, result.refuse(url=answer.url, origin=feed.url, stage="parse")
    return result


def _refuse_unread(feed: Feed, answer: Attempt) -> Refusal:
    reason, detail = answer.reason or RefusalReason.BAD_ANSWER, answer.detail
    if isinstance(answer, Exchange) and not detail:  # such as a 304 to a request without conditions
        detail = f"the server answered {answer.status}"
    return _refuse(feed, answer, "fetch", reason, detail or reason.sentence)


def _refuse(feed: Feed, answer: Attempt, stage: RefusalStage, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=answer.url, origin=feed.url, stage=stage, reason=reason, detail=detail)
