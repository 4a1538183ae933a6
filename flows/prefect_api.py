"""Plain requests to the API of a Prefect server, for callers that must not wait for the import of Prefect."""

from __future__ import annotations

import base64
import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

_PAUSES = (0.2, 0.5, 1.0, 2.0)  # seconds before each repetition
_TIMEOUT = 10.0  # seconds; the answer to a filter takes some 20 ms


class PrefectApiError(Exception):
    """The server did not answer, or refused; the message is a clause that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrefectApi:
    """The API of a server.

    Prefect takes 1.2 s and 100 MB to import, so that commands which only look at the server ask it directly.

    Attributes:
        url: The address of the API, as in ``http://127.0.0.1:4200/api``.
        authorization: The value of the header of that name, where the server wants one.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        pauses: Seconds before each repetition of a request that a busy server has refused.
    """

    url: str
    authorization: str | None = None
    timeout: float = _TIMEOUT
    pauses: tuple[float, ...] = _PAUSES

    def send(self, method: str, path: str, body: object = None, *, timeout: float | None = None) -> Any:
        """Send a request.

        Args:
            method: The HTTP method.
            path: The path within the API, without a slash in front.
            body: A value that JSON can hold, or `None` for a request without a body.
            timeout: Another time limit for this request.

        Returns:
            The value of the answer; `None` where it is empty.

        Raises:
            PrefectApiError: There is no usable answer.
        """
        headers = {"Content-Type": "application/json"}
        if self.authorization:
            headers["Authorization"] = self.authorization
        if not self.url.startswith(("http://", "https://")):
            raise PrefectApiError("no http address")
        try:
            request = urllib.request.Request(  # noqa: S310 -- the scheme is checked above
                f"{self.url.rstrip('/')}/{path}",
                data=None if body is None else json.dumps(body).encode(),
                headers=headers,
                method=method,
            )
            return _read_json(request, timeout or self.timeout, self.pauses)
        except urllib.error.URLError as error:
            raise PrefectApiError(str(error.reason)) from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise PrefectApiError(str(error) or type(error).__name__) from error

    def find_fault(self, *, timeout: float) -> str | None:
        """Return why the server cannot be used, or `None` if it answers within `timeout` seconds.

        Name servers and proxies may keep a request waiting for longer than its own time limit, so it is sent
        by a thread that is left alone then.
        """
        faults: list[str | None] = []

        def ask() -> None:
            try:
                self.send("GET", "health", timeout=2 * timeout)  # for the wait below to end first
            except PrefectApiError as error:
                faults.append(str(error))
            else:
                faults.append(None)

        asking = threading.Thread(target=ask, name="prefect-health", daemon=True)
        asking.start()
        asking.join(timeout)
        return faults[0] if faults else f"no answer within {timeout:g} s"


def _read_json(request: urllib.request.Request, timeout: float, pauses: Sequence[float]) -> Any:
    """Send a request, and again after a pause while the server answers 503, since its SQLite file is busy."""
    for pause in (*pauses, None):
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310 -- see the caller
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE or pause is None:
                raise
            error.close()
            time.sleep(pause)
    return None


def find_prefect_api(environment: Mapping[str, str]) -> PrefectApi | None:
    """Return the API that `PREFECT_API_URL` names, or `None` where that is unset."""
    url = environment.get("PREFECT_API_URL")
    if not url:
        return None
    key, basic = environment.get("PREFECT_API_KEY"), environment.get("PREFECT_API_AUTH_STRING")
    if key:
        return PrefectApi(url=url, authorization=f"Bearer {key}")
    encoded = base64.b64encode(basic.encode()).decode() if basic else None
    return PrefectApi(url=url, authorization=f"Basic {encoded}" if encoded else None)
