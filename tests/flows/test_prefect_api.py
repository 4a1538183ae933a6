"""Requests to a Prefect server take no longer than whoever sends them can wait."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from flows.prefect_api import PrefectApi, PrefectApiError

if TYPE_CHECKING:
    from conftest import ScriptedServer


def test_a_server_that_hangs_is_given_up_after_the_time_limit() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api = PrefectApi(url=f"http://127.0.0.1:{silent.getsockname()[1]}/api", timeout=0.1)
        with pytest.raises(PrefectApiError, match="timed out"):
            api.send("GET", "health")


@pytest.mark.parametrize("pauses", [(), (0.01, 0.01)])
def test_a_busy_server_is_asked_again_as_often_as_there_are_pauses(
    server: ScriptedServer, pauses: tuple[float, ...]
) -> None:
    server.answer("/api/health", b"", status=503)
    with pytest.raises(PrefectApiError):
        PrefectApi(url=server.url("/api"), pauses=pauses).send("GET", "health")
    assert len(server.requests) == 1 + len(pauses)
