"""Events: the facts of a run that a Prefect server is told of, so that automations can react to them.

They are emitted after the commit that makes them true, and hold identifiers and counts only: Prefect
expands the templates of an automation a second time with the payload, so that the words of a page would be
run as code. Nothing of ours waits for an event. One that is lost, doubled or late changes nothing.
"""

from __future__ import annotations

import base64
import os
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from flows.logs import details, log

EventName = Literal[
    "newswire.entries.discovered",
    "newswire.articles.loaded",
    "newswire.edition.published",
    "newswire.watch.matched",
    "newswire.feed.failing",
]
_NAMESPACE = uuid.UUID("5b1c3bb5-1e4d-5d0b-9d6f-0c6c7d0f6a11")
_TIMEOUT = 2.0  # seconds
_BACK_OFF = 60.0  # seconds without events after the server gave no answer, so that no pass waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact.

    Attributes:
        name: Its kind.
        resource: Its subject, such as a run or a feed, as Prefect's `prefect.resource.id`.
        occurred: When it became true.
        payload: Identifiers and counts.
        key: Distinguishes it from other events of the same kind, subject and time.
    """

    name: EventName
    resource: str
    occurred: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""

    def encode(self) -> dict[str, Any]:
        """Return the event as the server's API takes it.

        Its identifier depends on nothing but the fact, so an event that is sent twice starts one run.
        """
        name = f"{self.name}\x1f{self.resource}\x1f{self.occurred.isoformat()}\x1f{self.key}"
        return {
            "id": str(uuid.uuid5(_NAMESPACE, name)),
            "occurred": self.occurred.isoformat(),
            "event": self.name,
            "resource": {"prefect.resource.id": self.resource},
            "related": [],
            "payload": dict(self.payload),
        }


class EventServer:
    """The API of a Prefect server that takes events.

    The events are posted by ourselves. Prefect's `emit_event` returns before anything is sent, and imports
    for 1.2 s, which a command without flows does not have.

    Args:
        url: The address of the API, as in `PREFECT_API_URL`.
        authorization: The value of the Authorization header, if the server asks for one.
    """

    def __init__(self, url: str, authorization: str | None = None) -> None:
        self._url = url.rstrip("/")
        self._headers = {"Authorization": authorization} if authorization else {}
        self._silent_until = 0.0

    def emit(self, events: Sequence[Event]) -> bool:
        """Send events, and return whether the server has them; never raise.

        After a failure none are sent for a minute.
        """
        import httpx  # noqa: PLC0415 -- 0.15 s, and most installations have no server

        if not events or time.monotonic() < self._silent_until:
            return False
        try:
            answer = httpx.post(
                f"{self._url}/events",
                json=[event.encode() for event in events],
                headers=self._headers,
                timeout=_TIMEOUT,
                trust_env=False,
            )
            answer.raise_for_status()
        except httpx.HTTPError as error:
            self._silent_until = time.monotonic() + _BACK_OFF
            log.warning(
                "the Prefect server took no events, which changes nothing here: %s",
                type(error).__name__,
                extra=details(events=len(events)),
            )
            return False
        log.debug("events emitted", extra=details(events=len(events)))
        return True


_servers: dict[tuple[str, str | None], EventServer] = {}


def find_event_server(environment: Mapping[str, str] = os.environ) -> EventServer | None:
    """Return the server that `PREFECT_API_URL` names, the same object each time; `None` where it is unset."""
    url = environment.get("PREFECT_API_URL")
    if not url:
        return None
    key = url, _read_authorization(environment)
    return _servers.setdefault(key, EventServer(*key))


def _read_authorization(environment: Mapping[str, str]) -> str | None:
    if environment.get("PREFECT_API_KEY"):
        return f"Bearer {environment['PREFECT_API_KEY']}"
    if environment.get("PREFECT_API_AUTH_STRING"):
        return f"Basic {base64.b64encode(environment['PREFECT_API_AUTH_STRING'].encode()).decode()}"
    return None
