"""Feeds that move: which permanent redirects to believe, and from when on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlsplit

from transforms.records import Feed, Schedule
from transforms.text.sites import is_same_site

SIGHTINGS = 3
"""Polls in a row that must lead to one place: redirects are also what captive portals and
expired domains answer with, and "permanent" is what a misconfigured server says for an hour."""
_PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}


def find_move(way: Sequence[tuple[str, int | None]]) -> str | None:
    """Return where the permanent redirects at the start of `way` lead, null when it has none.

    `way` is the address and the status of each request, the answer that counts last.
    """
    for step, (url, status) in enumerate(way):
        if status not in _PERMANENT:
            return url if step else None
    return None


def follow_move(feed: Feed, moved_to: str | None, *, is_answer: bool) -> Schedule:
    """Return the feed's schedule with what `moved_to` means for the address to ask.

    Only a place at the same site, and no less safe a one, is ever taken over. Where the new address
    fails, the configured one is asked again.
    """
    old = feed.schedule
    if not is_answer:
        return replace(old, address=None, moved_to=None, moved_sightings=0) if old.address else old
    if moved_to is None or not _is_trusted(feed.url, moved_to):
        return replace(old, moved_to=None, moved_sightings=0)
    sightings = old.moved_sightings + 1 if moved_to == old.moved_to else 1
    if sightings < SIGHTINGS:
        return replace(old, moved_to=moved_to, moved_sightings=sightings)
    return replace(old, address=moved_to, moved_to=None, moved_sightings=0)


def _is_trusted(url: str, moved_to: str) -> bool:
    is_downgrade = urlsplit(url).scheme == "https" and urlsplit(moved_to).scheme != "https"
    return is_same_site(url, moved_to) and not is_downgrade
