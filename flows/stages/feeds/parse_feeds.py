"""Archive and parse the feeds that were fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.run_context import RunContext
from flows.stages.feeds.fetch_feeds import FeedResponse, has_further_parts
from flows.stages.feeds.parse_responses import Parsed, parse_responses
from flows.stages.request_log import make_fetch_row
from flows.web.exchange import Attempt, Exchange, has_body
from transforms.feeds.hub_links import read_link_headers
from transforms.feeds.moves import find_move
from transforms.feeds.older_links import find_older_page
from transforms.records import ArchiveRef, HubLinks, Poll
from transforms.text.link_headers import read_links
from transforms.text.normalisation import digest

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,9})", re.ASCII | re.IGNORECASE)


def parse_feeds(context: RunContext, responses: Sequence[FeedResponse]) -> list[Poll]:
    """Archive new bodies and parse them in worker processes.

    A body with the same bytes as at the last poll is neither archived nor parsed, since some servers
    never answer 304.

    Returns:
        One poll a response, in order: with the parsed feed, with a refusal, or with neither when nothing
        has changed.
    """
    archived: dict[str, ArchiveRef] = {}
    answers = [(one.feed, one.result.last) for one in responses if _is_new(one) or one.result.last.reason]
    bodies = [(feed, last) for feed, last in answers if has_body(last)]
    if bodies:
        with context.open_archive() as archive:
            for feed, last in bodies:
                archived[feed.feed_id] = archive.append_exchange(last)
            archive.sync()
    parsed = parse_responses(context.workers, answers, now=context.now)
    by_feed = {feed.feed_id: one for (feed, _), one in zip(answers, parsed, strict=True)}
    return [
        _make_poll(one, archived.get(one.feed.feed_id), by_feed.get(one.feed.feed_id, (None, None)))
        for one in responses
    ]


def _is_new(response: FeedResponse) -> bool:
    """Return whether a body came whose bytes differ from those of the last poll."""
    last = response.result.last
    if not has_body(last):
        return False
    return digest(last.body) != response.feed.body_sha256 or has_further_parts(response.feed)


def _make_poll(response: FeedResponse, archived: ArchiveRef | None, result: Parsed) -> Poll:
    last = response.result.last
    parsed, refusal = result
    return Poll(
        feed_id=response.feed.feed_id,
        fetch=make_fetch_row(last, archived),
        hops=tuple(map(make_fetch_row, response.result.hops)),
        parsed=parsed,
        refusal=refusal,
        # a secret must not be taken to another address, and an address with a masked secret leads nowhere
        moved_to=None if response.is_secret else find_move(response.result.statuses),
        max_age=_find_max_age(last),
        retry_at=last.retry_at,
        hub_links=_find_hub_links(last),
        older_page=find_older_link(last),
    )


def _find_hub_links(attempt: Attempt) -> HubLinks | None:
    if not isinstance(attempt, Exchange):
        return None
    return read_link_headers(attempt.url, attempt.list_headers("link"))


def find_older_link(attempt: Attempt) -> str | None:
    """Return the next older page that the headers of an answer name, or `None`."""
    if not isinstance(attempt, Exchange):
        return None
    return find_older_page(attempt.url, read_links(attempt.list_headers("link")))


def _find_max_age(attempt: Attempt) -> int | None:
    """Return the seconds for which the answer stays fresh by its Cache-Control and Age (RFC 9111)."""
    if not isinstance(attempt, Exchange):
        return None
    found = _MAX_AGE.search(attempt.header("cache-control") or "")
    age = attempt.header("age") or ""
    spent = int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0  # noqa: PLR2004 -- digits
    return max(0, int(found[1]) - spent) if found else None
