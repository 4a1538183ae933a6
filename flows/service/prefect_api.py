"""Requests to the API of the service's own Prefect server, without the 1.2 s that importing Prefect takes."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

_TIMEOUT = 10.0  # seconds


def ask_prefect(api_url: str, path: str, body: Any = None, *, method: str | None = None) -> Any:
    """Send a request to the server.

    Args:
        api_url: The address of its API.
        path: The path within the API.
        body: The JSON value to send; without one the request is a GET.
        method: The HTTP method, where it is neither GET nor POST.

    Returns:
        The JSON value of the answer, or None for an empty one.

    Raises:
        OSError: The server does not answer, or answers with an error.
    """
    request = urllib.request.Request(  # noqa: S310 -- the service's own server
        f"{api_url}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 -- the same
        return json.loads(answer.read() or b"null")
