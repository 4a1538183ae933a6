"""The feeds of the sample site: settings that poll it, one edition after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from flows.errors import SampleSiteError
from flows.feed_settings import FeedSettings
from flows.sample_site import SampleSite, list_feeds
from flows.sample_site.edition import EDITIONS, Edition, read_edition
from flows.settings import Settings
from warehouse.connection import open_writer
from warehouse.work_list import read_due_feeds


@contextmanager
def serve_sample_site(settings: Settings, *, now: datetime) -> Iterator[Iterator[Settings]]:
    """Serve the sample site on loopback while the context lasts.

    The editions do not go backwards: once the evening edition was polled, the next run begins with it, as a
    publisher would not withdraw a correction.

    Args:
        settings: The settings, whose feeds are replaced by those of the sample site.
        now: The time of the run.

    Yields:
        An iterator over the remaining editions: the settings to poll each by.

    Raises:
        SampleSiteError: No port on loopback can be opened.
    """
    sampled = settings.model_copy(
        update={"feeds": tuple(FeedSettings.model_validate({"name": n, "url": u}) for n, u in list_feeds())}
    )
    site = SampleSite(edition=_find_edition(_read_stored_etags(sampled, now)))
    with ExitStack() as stack:
        try:
            stack.enter_context(site)
        except OSError as error:
            raise SampleSiteError(f"the sample site cannot be served on loopback: {error}") from error
        yield _iterate_editions(site, sampled)


def _iterate_editions(site: SampleSite, settings: Settings) -> Iterator[Settings]:
    fetch = settings.fetch.model_copy(
        update={"delay": 0.0, "connect_to": dict.fromkeys(site.hosts, site.address)}
    )
    for _ in EDITIONS[EDITIONS.index(site.edition) :]:
        yield settings.model_copy(update={"fetch": fetch})
        site.advance()


def _read_stored_etags(settings: Settings, now: datetime) -> set[str]:
    if not settings.warehouse.exists():
        return set()
    feed_ids = {feed.feed_id for feed in settings.list_feeds()}
    with open_writer(settings.warehouse, wait=settings.lock_timeout) as con:
        stored = read_due_feeds(con, now=now, every=True)
    return {feed.etag for feed in stored if feed.feed_id in feed_ids and feed.etag}


def _find_edition(etags: Collection[str]) -> Edition:
    """Return the first edition that has all resources with these entity tags."""
    for edition in EDITIONS:
        offered = read_edition(edition)
        if all(any(etag == resource.etag for resource in offered.values()) for etag in etags):
            return edition
    return EDITIONS[-1]
