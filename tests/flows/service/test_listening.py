"""What keeps the service from listening is a sentence with the setting that mends it, and status 2."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from flows.errors import UsageError
from flows.listening import bind_sockets

if TYPE_CHECKING:
    from conftest import Workspace


def test_a_taken_port_is_named_and_nothing_is_said_to_listen(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (workspace.folder / "newswire.toml").write_text(f"[listen]\nport = {port}\n")
        done = subprocess.run(
            [sys.executable, "-m", "flows.service"],
            env=workspace.environment,
            cwd=workspace.folder,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 2
    assert (
        f"port {port} on 127.0.0.1 is taken by another program; choose another with `port` in [listen]"
        in (done.stderr)
    )
    assert "Traceback" not in done.stderr
    assert "listening on" not in done.stderr


def test_a_token_that_is_not_set_ends_the_service_before_it_starts(workspace: Workspace) -> None:
    (workspace.folder / "newswire.toml").write_text('[listen]\ntoken = "${NEWSWIRE_ABSENT}"\n')
    done = workspace.newswire_process("up")
    assert done.returncode == 2
    assert "listen.token names NEWSWIRE_ABSENT, which is not set in the environment" in done.stderr
    assert "starts" not in done.stderr


def test_a_name_with_several_addresses_is_bound_on_each() -> None:
    found = {info[4][0] for info in socket.getaddrinfo("localhost", 0, type=socket.SOCK_STREAM)}
    sockets = bind_sockets("localhost", 0, setting="port")
    try:
        assert {one.getsockname()[0] for one in sockets} == found
    finally:
        for one in sockets:
            one.close()


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(UsageError, match=f"{host} is no address of this machine"):
        bind_sockets(host, 0, setting="port")
