"""Answers for feeds and sitemaps: read in worker processes, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from http import HTTPStatus

from flows.web.exchange import Exchange
from flows.workers import Overrun, Workers
from transforms.records import Feed, FeedBody, ParsedFeed, Refusal, RefusalReason, RefusalStage

Parsed = tuple[ParsedFeed | None, Refusal | None]
"""What an answer says, and why it cannot be read; both for a feed that breaks off."""


def is_usable(answer: Exchange) -> bool:
    """Tell whether a body came that can be read."""
    return answer.status == HTTPStatus.OK and not answer.reason


def parse_responses(
    workers: Workers, answers: Sequence[tuple[Feed, Exchange]], *, now: datetime
) -> list[Parsed]:
    """Parse the last answer for each feed, or for a part of it; those without a body are refused."""
    bodies = [_name_body(feed, answer) for feed, answer in answers if is_usable(answer)]
    results: Iterator[Parsed | Overrun] = iter(())
    if bodies:
        from transforms.feeds.parse import parse_feed  # noqa: PLC0415 -- a run with nothing new does without

        results = workers.run(partial(parse_feed, now=now), bodies)
    return [
        _judge(feed, answer, next(results)) if is_usable(answer) else (None, _refuse_unread(feed, answer))
        for feed, answer in answers
    ]


def _name_body(feed: Feed, answer: Exchange) -> FeedBody:
    return FeedBody(
        feed=feed,
        url=answer.url,
        body=answer.body,
        media_type=answer.media_type,
        charset=answer.charset,
    )


def _judge(feed: Feed, answer: Exchange, result: Parsed | Overrun) -> Parsed:
    if isinstance(result, Overrun):
        return None, _refuse(feed, answer, "parse", result.reason, str(result))
    return result


def _refuse_unread(feed: Feed, answer: Exchange) -> Refusal:
    detail = answer.detail or f"the server answered {answer.status}"
    return _refuse(feed, answer, "fetch", answer.reason or RefusalReason.BAD_ANSWER, detail)


def _refuse(feed: Feed, answer: Exchange, stage: RefusalStage, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=answer.url, origin=feed.url, stage=stage, reason=reason, detail=detail)
