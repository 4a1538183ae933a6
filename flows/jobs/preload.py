"""Load what every worker process needs, when it is imported.

The server that workers are forked from imports this module, so that the CPU time of a page is spent on the
page: loading rules, taxonomy and the language model took the first page of each worker 0.9 s, and ten
times that on a busy machine.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import UTC, datetime

import pebble  # noqa: F401 -- for the workers, as are the next two

import flows.jobs.worker_process  # noqa: F401
import transforms.feeds.parse  # noqa: F401
from flows.garbage import collect_rarely
from flows.jobs.kept_arrays import keep_arrays
from flows.jobs.page_jobs import analyse_page
from transforms.records import Knowledge, Page
from transforms.text.derived_arrays import keep_with

_TEXT = (
    "Nissan will hire 40 people in Kaneda, its manager said on Monday. They build 300 cars a day there, and "
    "the town has waited for the second shift since the spring of last year, when the first one began."
)

_DATED = (
    "A second shift\n5 May 2025, 3:15 p.m. Eastern Time"  # for the names of months, day periods and zones
)


def _warm_up() -> None:
    """Analyse one page of text and one of HTML, which loads everything that is loaded on first use."""
    for media_type, body in (
        ("text/plain", f"{_DATED}\n{_TEXT}"),
        ("text/html", f"<html><body><p>{_TEXT}</p></body></html>"),
    ):
        analyse_page(
            Page(
                page_id="",
                corpus="",
                origin="",
                entry_id=None,
                url=None,
                body=body.encode(),
                media_type=media_type,
                charset=None,
                sha256="",
                received_at=datetime(2026, 1, 1, tzinfo=UTC),
                archived=None,
            ),
            now=datetime(2026, 1, 1, tzinfo=UTC),
            knowledge=Knowledge(),
        )


keep_with(keep_arrays)
with suppress(Exception):  # the first page that needs the same meets it again, and is refused for its reason
    _warm_up()
collect_rarely()
# Of what exists now hardly an object is garbage or becomes it. A worker that looked through it again and
# again spent 12 % of the time of a page on that, and copied the memory that the workers share.
gc.freeze()
