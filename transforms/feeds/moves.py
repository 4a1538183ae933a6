"""Feeds that move: which permanent redirects to believe, and after how many polls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlsplit

from transforms.records import Feed, Schedule
from transforms.text.sites import is_same_site

POLLS_TO_CONFIRM = 3
"""Polls in a row that must be redirected to one URL: redirects are also what captive portals and
expired domains answer with, and "permanent" is what a misconfigured server says for an hour."""
_PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}


def find_move(hops: Sequence[tuple[str, int | None]]) -> str | None:
    """Find where the permanent redirects at the start of a chain of requests lead.

    Args:
        hops: The URL and the status of each request, in order, the final one last.

    Returns:
        The URL of the first request that was not redirected for good; `None` where that is the first.
    """
    for number, (url, status) in enumerate(hops):
        if status not in _PERMANENT:
            return url if number else None
    return None


def follow_move(feed: Feed, moved_to: str | None, *, is_success: bool) -> Schedule:
    """Update which URL a feed is polled at.

    A move is taken over once several polls in a row agree on it, and only within the same site and
    not from https to http. When a poll at the new URL fails, the configured URL is used again.

    Args:
        feed: The feed as it was before the poll.
        moved_to: Where the poll's permanent redirects led, see :func:`find_move`.
        is_success: Whether the poll brought a usable response.

    Returns:
        The feed's schedule with `moved_url` and the pending move set.
    """
    old = feed.schedule
    settled = replace(old, pending_move=None, pending_move_polls=0)
    if not is_success:
        return replace(settled, moved_url=None) if old.moved_url else old
    if moved_to is None or not _is_trusted(feed.url, moved_to):
        return settled
    polls = old.pending_move_polls + 1 if moved_to == old.pending_move else 1
    if polls < POLLS_TO_CONFIRM:
        return replace(old, pending_move=moved_to, pending_move_polls=polls)
    return replace(settled, moved_url=moved_to)


def _is_trusted(url: str, moved_to: str) -> bool:
    is_downgrade = urlsplit(url).scheme == "https" and urlsplit(moved_to).scheme != "https"
    return is_same_site(url, moved_to) and not is_downgrade
