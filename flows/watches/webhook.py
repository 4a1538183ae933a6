"""Send the rows of the journal to a webhook, signed as the Standard Webhooks specification has it."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from flows.errors import NewswireError
from flows.logs import details, log
from flows.settings import FetchSettings
from flows.watch_settings import WatchSettings
from flows.watches.journal import Journal
from flows.web.client import Client
from flows.web.exchange import Attempt, Exchange
from flows.web.signed_messages import sign
from transforms.text.redaction import FeedAddress, mask_feed_addresses
from transforms.text.secret_spans import MASK

_BATCH = 100  # rows in one request
_TIMEOUT = 5.0  # seconds
_BACK_OFF = 60.0  # seconds after the first failure; twice as long after each further one
_LONGEST_BACK_OFF = 3_600.0
_PATIENCE = 4.0
"""Seconds for which a program that is done goes on sending, and one request more.

With a receiver that takes four seconds for each request, 1,500 new rows kept a command for a minute.
"""


class Webhook:
    """The address that reported rows are sent to.

    Each row is sent until the receiver has answered by a 2xx status, in the order of the journal; a file
    beside it says how far that is. A receiver may see a row twice, and knows it by its `match_id`: when rows
    are sent again with newer ones, the `webhook-id` is another. Rows from before the webhook was configured
    are not sent.

    Args:
        watches: The `[watches]` table.
        fetch: The `[fetch]` table, whose address checks hold here too.
        journal: The rows.
        patience: Seconds for which rows are sent once the program has done all else.
    """

    def __init__(
        self, watches: WatchSettings, fetch: FetchSettings, journal: Journal, *, patience: float = _PATIENCE
    ) -> None:
        self._patience = patience
        self._ends_at: float | None = None
        self._settings = watches
        self._fetch = fetch.model_copy(update={"timeout": _TIMEOUT, "delay": 0.0})
        self._journal = journal
        self._sent = journal.path.with_name(".webhook-sent")
        self._failures = 0
        self._silent_until = 0.0
        self._lock = threading.Lock()
        self._is_asked = self._is_running = False

    def start(self) -> None:
        """Begin at the end of the journal, if nothing was ever sent; call it before rows are added."""
        if self._settings.webhook.get_secret_value() and not self._sent.exists():
            self._note(self._journal.measure())

    def count_waiting(self) -> int:
        """Count the rows that the receiver has not taken yet."""
        return sum(1 for _ in self._journal.read_matches(self._read_sent())) if self._sent.exists() else 0

    def deliver_soon(self) -> None:
        """Deliver in a thread, for which a process that ends waits a little: no pass waits for a receiver."""
        with self._lock:
            self._is_asked = True
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._deliver_all, name="webhook").start()

    def _deliver_all(self) -> None:
        """Deliver as often as somebody asks meanwhile."""
        while True:
            with self._lock:
                self._is_running = self._is_asked
                self._is_asked = False
                if not self._is_running:
                    return
            try:
                self.deliver()
            except (OSError, NewswireError) as error:
                log.warning("the webhook cannot be used, and its rows are kept: %s", error)
            except Exception as error:  # noqa: BLE001 -- a fault of ours must not end the service's deliveries
                log.warning("the webhook cannot be used, and its rows are kept", exc_info=error)

    def deliver(self) -> None:
        """Send what has not been sent, and log a failure; never raise for what the receiver does."""
        if time.monotonic() < self._silent_until:
            return
        address = self._settings.read_webhook()
        if address is None:
            return
        rows = self._journal.read_matches(self._read_sent())
        while batch := list(itertools.islice(rows, _BATCH)):
            body = json.dumps({"matches": [row for _, row in batch]}, ensure_ascii=False).encode(
                "utf-8", "replace"
            )
            message_id = f"msg_{batch[0][1]['match_id']}_{batch[-1][1]['match_id']}"
            headers = sign(body, message_id, secret=self._settings.read_secret(), at=int(time.time()))
            mask = _make_mask(address)
            answer = asyncio.run(self._post(address.address, body, headers, mask))
            if not _is_taken(answer):
                self._back_off(mask(answer.detail or ""), len(batch), asked=answer.retry_at)
                return
            self._failures = 0
            self._note(batch[-1][0])
            log.info("webhook took the rows of watches", extra=details(rows=len(batch)))
            if self._has_to_end():
                waiting = self.count_waiting()
                if waiting:
                    log.warning(
                        "the webhook is slow: %s rows of watches wait for the next publish", f"{waiting:,}"
                    )
                return

    def _has_to_end(self) -> bool:
        """Return whether the program has ended but for this thread, and has waited for it long enough."""
        if threading.main_thread().is_alive():
            return False
        now = time.monotonic()
        if self._ends_at is None:
            self._ends_at = now + self._patience
        return now >= self._ends_at

    async def _post(
        self, url: str, body: bytes, headers: dict[str, str], mask: Callable[[str], str]
    ) -> Attempt:
        async with Client(self._fetch) as client:
            return await client.post(
                url, "webhook", body, media_type="application/json", headers=headers, mask=mask
            )

    def _back_off(self, detail: str, rows: int, *, asked: datetime | None) -> None:
        """Leave the receiver alone, for as long as it has asked for or has failed."""
        asked_for = (asked - datetime.now(UTC)).total_seconds() if asked else 0.0
        pause = min(_LONGEST_BACK_OFF, max(asked_for, _BACK_OFF * 2**self._failures))
        self._failures += 1
        self._silent_until = time.monotonic() + pause
        log.warning(
            "the webhook took no rows of watches, they are kept and sent later: %s",
            detail,
            extra=details(rows=rows, wait_seconds=pause),
        )

    def _read_sent(self) -> int:
        try:
            sent = int(self._sent.read_text("ascii"))
        except (OSError, ValueError):
            return 0
        return sent if sent <= self._journal.measure() else 0  # a shorter journal is another one

    def _note(self, offset: int) -> None:
        written = self._sent.with_name(f"{self._sent.name}.new")
        written.write_text(str(offset), "ascii")
        written.replace(self._sent)


def _make_mask(address: FeedAddress) -> Callable[[str], str]:
    """Return what masks the address of a webhook in a text: whoever knows its path may send to it."""
    parts = urlsplit(address.address)
    path = urlunsplit(parts._replace(scheme="", netloc=""))

    def mask(text: str) -> str:
        shown = address.mask(text.replace(path, f"/{MASK}") if len(path) > 1 else text)
        return mask_feed_addresses(shown)

    return mask


def _is_taken(answer: Attempt) -> bool:
    return isinstance(answer, Exchange) and answer.status is not None and 200 <= answer.status < 300  # noqa: PLR2004
