"""The sample newsroom as a source of feeds: settings that point at it, edition by edition."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from flows.errors import SampleSiteError
from flows.sample_site import SampleSite, list_feeds
from flows.sample_site.edition import EDITIONS, Edition, read_edition
from flows.settings import FeedSettings, Settings
from warehouse.connection import open_writer
from warehouse.read import read_due_feeds


@contextmanager
def serve_sample(settings: Settings, *, now: datetime) -> Iterator[Iterator[Settings]]:
    """Serve the newsroom on loopback; yields settings to poll it by, once for each edition left.

    The newsroom's day does not run backwards: once its evening edition was seen, the next run
    opens in the evening, as a publisher would not take corrections back.
    """
    sampled = settings.model_copy(
        update={"feeds": tuple(FeedSettings.model_validate({"name": n, "url": u}) for n, u in list_feeds())}
    )
    room = SampleSite(edition=_find_edition(_recall_etags(sampled, now)))
    with ExitStack() as open_rooms:
        try:
            open_rooms.enter_context(room)
        except OSError as error:
            raise SampleSiteError(f"the sample newsroom cannot be served on loopback: {error}") from error
        yield _turn_editions(room, sampled)


def _turn_editions(room: SampleSite, settings: Settings) -> Iterator[Settings]:
    fetch = settings.fetch.model_copy(
        update={"delay": 0.0, "connect_to": dict.fromkeys(room.hosts, room.address)}
    )
    for _ in EDITIONS[EDITIONS.index(room.edition) :]:
        yield settings.model_copy(update={"fetch": fetch})
        room.advance()


def _recall_etags(settings: Settings, now: datetime) -> set[str]:
    if not settings.warehouse.exists():
        return set()
    ours = {feed.feed_id for feed in settings.list_feeds()}
    with open_writer(settings.warehouse, wait=settings.patience) as con:
        remembered = read_due_feeds(con, now=now, every=True)
    return {feed.etag for feed in remembered if feed.feed_id in ours and feed.etag}


def _find_edition(etags: Collection[str]) -> Edition:
    """Return the first edition that offers everything seen so far."""
    for edition in EDITIONS:
        offered = read_edition(edition)
        if all(any(etag == resource.etag for resource in offered.values()) for etag in etags):
            return edition
    return EDITIONS[-1]
