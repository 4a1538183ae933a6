"""Make an agenda of the service, and what it is to take."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.jobs.workers import Workers
from flows.service.agenda import Agenda
from flows.service.inbox import Inbox
from flows.service.pass_report import PassReport
from flows.service.spool import Spool, make_arrival
from flows.settings import Settings

TEXT = "Nissan hires in {0}\n\nNissan will hire {1} people in {0}, its manager said on Monday to the press."
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def write_push(spool: Spool, number: int) -> str:
    """Write a push into the spool; return its name there."""
    return spool.write(
        make_arrival(
            TEXT.format(f"Town {number}", number + 10).encode(),
            corpus="push",
            origin=f"https://a.example/{number}",
            url=f"https://a.example/{number}",
            received_at=NOON + timedelta(seconds=number),
            media_type="text/plain",
        )
    )


def poll_each_second(home: Path, site: str) -> Settings:
    """Return settings with a feed of a site that is polled each second."""
    return Settings.model_validate(
        {
            "home": home,
            "fetch": {"private": [site.removeprefix("http://")]},
            "schedule": {"min": 1, "max": 1},
            "feeds": [{"url": f"{site}/feed"}],
        }
    )


def make_agenda(
    settings: Settings,
    workers: Workers,
    *,
    inbox: Inbox | None = None,
    woken: threading.Event | None = None,
    tell: Callable[[PassReport], None] = lambda _: None,
) -> Agenda:
    """Make the agenda that takes what is in the spool and the inbox of the settings."""
    return Agenda(
        settings,
        Spool(settings.spool_folder),
        inbox or Inbox(settings.inbox_folder),
        workers=workers,
        woken=woken or threading.Event(),
        tell=tell,
    )
