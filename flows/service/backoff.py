"""One piece of work that is done again and again, and put off for a while after an error."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from flows.errors import NewswireError
from flows.logs import details, log
from warehouse.errors import WarehouseBusyError, WarehouseError

_BUSY_WAIT = 0.5  # seconds until the run lock of another command is tried again
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds after an error, doubled each time


class PutOffWork:
    """Does its work when it is asked to, but for a while after an error, which grows with each.

    An error is logged and ends that one try.

    Args:
        work: Does what there is to do, if anything.
        clock: Returns the seconds of a clock that never goes back.

    Attributes:
        last_error: The error that ended the last try, as a sentence; None after one without.
    """

    def __init__(self, work: Callable[[], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._work = work
        self._clock = clock
        self._wait = 0.0
        self._try_at = 0.0
        self._is_waiting_for_lock = False
        self.last_error: str | None = None

    def do(self) -> None:
        """Do the work, unless it is put off."""
        if self._clock() < self._try_at:
            return
        try:
            self._work()
            self._is_waiting_for_lock, self._wait, self.last_error = False, 0.0, None
        except WarehouseBusyError as error:
            if not self._is_waiting_for_lock:
                log.warning("the pass waits: %s", error)
            self._is_waiting_for_lock, self._wait = True, _BUSY_WAIT
        except (NewswireError, WarehouseError) as error:
            self._put_off(str(error))
            log.error("the pass failed and is tried again: %s", error, extra=details(seconds=self._wait))
        except Exception as error:  # noqa: BLE001 -- whatever it is, the next pass may do better
            self._put_off(f"{type(error).__name__}: {error}")
            log.exception("the pass failed and is tried again", extra=details(seconds=self._wait))
        self._try_at = self._clock() + self._wait

    def _put_off(self, error: str) -> None:
        self.last_error = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC: {error}"
        self._wait = min(_LONGEST_WAIT, max(_FIRST_WAIT, self._wait * 2))
