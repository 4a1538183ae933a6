"""Events: the facts of a run that a Prefect server is told of, so that automations can react to them.

They are emitted after the commit that makes them true, and hold identifiers and counts only: automations
fill their templates with payloads, where the words of a page do not belong. Nothing of ours depends on an
event. One that is lost, doubled or late changes nothing.
"""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Literal

from flows.logs import details, log
from flows.prefect_api import PrefectApi, PrefectApiError, find_prefect_api

EventName = Literal[
    "newswire.entries.discovered",
    "newswire.articles.loaded",
    "newswire.edition.published",
    "newswire.watch.matched",
    "newswire.feed.failing",
]
_NAMESPACE = uuid.UUID("5b1c3bb5-1e4d-5d0b-9d6f-0c6c7d0f6a11")
_TIMEOUT = 2.0  # seconds
_REMEMBERED = 1_000  # identifiers of events that the server has
_BACK_OFF = 60.0  # seconds without events after the server gave no answer, so that no pass waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact.

    Attributes:
        name: Its kind.
        resource: Its subject, such as a run or a feed, as Prefect's `prefect.resource.id`.
        occurred: When it had become true.
        run_id: The run that made it true.
        payload: Identifiers and counts.
        key: Distinguishes it from other events of the same kind, subject and run.
    """

    name: EventName
    resource: str
    occurred: datetime
    run_id: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""

    def encode(self) -> dict[str, Any]:
        """Return the event as the server's API takes it.

        Its identifier depends on nothing but the fact, so an event that is sent twice starts one run.
        """
        name = f"{self.name}\x1f{self.resource}\x1f{self.run_id}\x1f{self.key}"
        return {
            "id": str(uuid.uuid5(_NAMESPACE, name)),
            "occurred": self.occurred.isoformat(),
            "event": self.name,
            "resource": {"prefect.resource.id": self.resource},
            "related": [],
            "payload": {"run_id": self.run_id, **self.payload},
        }


class EventServer:
    """A Prefect server that takes events.

    They are posted by ourselves: Prefect's `emit_event` returns before anything is sent, and takes 1.2 s to
    import.
    """

    def __init__(self, api: PrefectApi) -> None:
        self._api = api
        self._silent_until = 0.0
        self._taken: deque[str] = deque(maxlen=_REMEMBERED)

    def emit(self, events: Sequence[Event]) -> bool:
        """Send events, and return whether the server has them; never raise.

        Those that it has already are left out, since each pipeline of a run announces all facts of the run.
        After a failure none are sent for a minute.
        """
        new = {one["id"]: one for one in map(Event.encode, events) if one["id"] not in self._taken}
        if not new:
            return True
        if time.monotonic() < self._silent_until:
            return False
        try:
            self._api.send("POST", "events", list(new.values()), timeout=_TIMEOUT)
        except PrefectApiError as error:
            self._silent_until = time.monotonic() + _BACK_OFF
            log.warning(
                "the Prefect server took no events, which changes nothing here: %s",
                error,
                extra=details(events=len(events)),
            )
            return False
        self._taken.extend(new)
        log.debug("events emitted", extra=details(events=len(new)))
        return True


def find_event_server(environment: Mapping[str, str]) -> EventServer | None:
    """Return the server that `PREFECT_API_URL` names, the same object each time; `None` where it is unset."""
    api = find_prefect_api(environment)
    return _open_server(api) if api else None


@cache
def _open_server(api: PrefectApi) -> EventServer:
    return EventServer(api)
