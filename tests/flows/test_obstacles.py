"""Obstacles to a run are named: another run, another tool, a full disk, a port that is in use."""

from __future__ import annotations

import signal
import socket
import threading
from typing import TYPE_CHECKING

import duckdb
import pytest
from made_site import write_pages
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


TEXT = "A second quay is dredged at Kaneda this spring, so that two carriers can take on cars at a time.\n"


@pytest.mark.parametrize("command", [("run",), ("load", "a.txt")])
def test_a_second_run_is_refused_and_names_the_first(
    workspace: Workspace, server: ScriptedServer, command: tuple[str, ...]
) -> None:
    (workspace.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    requested, released = threading.Event(), threading.Event()

    def hold_answer(peer: socket.socket, request: bytes) -> None:
        del peer, request
        requested.set()
        released.wait(300)

    workspace.configure(server.script("/feed", hold_answer))
    first = workspace.start_warm("run")
    assert requested.wait(120), first.communicate()
    second = workspace.newswire_process(*command)
    released.set()
    first.communicate()
    assert second.returncode == 3
    assert str(first.pid) in second.stderr
    assert "(newswire run)" in second.stderr
    assert workspace.newswire(*command).returncode == (0 if command[0] == "load" else 1)


def test_a_run_is_refused_during_a_load(workspace: Workspace) -> None:
    write_pages(workspace.folder / "pages", range(3))
    loading = workspace.start_warm("load", "pages")
    wait_until(lambda: loading.read_errors() == "reading pages: 3\n", seconds=120)
    loading.send_signal(signal.SIGSTOP)
    refused = workspace.newswire_process("run", "--sample")
    loading.send_signal(signal.SIGCONT)
    loading.communicate()
    assert refused.returncode == 3
    assert f"process {loading.pid} (newswire load)" in refused.stderr
    assert loading.returncode == 0


def test_a_warehouse_that_another_tool_has_open_is_named(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert workspace.newswire("load", "a.txt").returncode == 0
    with duckdb.connect(str(workspace.folder / "var" / "warehouse.duckdb")):
        workspace.configure(settings="lock_timeout = 1")
        done = workspace.newswire_process("run", "--sample")
    assert done.returncode == 3
    assert "warehouse.duckdb" in done.stderr


@pytest.mark.parametrize("size", [20_000, 300_000, 1_000_000])
def test_a_full_disk_is_named_and_stored_articles_are_kept(workspace: Workspace, size: int) -> None:
    (workspace.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert workspace.newswire("load", "a.txt").returncode == 0
    before = workspace.ask("SELECT * FROM articles")

    done = workspace.newswire_anew("run", "--sample", max_file_bytes=size)
    assert done.returncode == 1
    assert "room" in done.stderr or "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert workspace.ask("SELECT * FROM articles") == before
    assert workspace.newswire("run", "--sample").returncode == 0
    assert workspace.ask("SELECT count(*) FROM articles WHERE corpus = 'feed'") != [(0,)]


def test_the_sample_site_does_not_blame_its_port_for_a_closed_pipe(workspace: Workspace) -> None:
    with workspace.start("sample-site", "--port", "0") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""


def test_the_sample_site_says_that_its_port_is_in_use(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = workspace.newswire("sample-site", "--port", str(port))
    assert done.returncode == 2
    assert f"port {port} cannot be opened" in done.stderr


def test_a_state_folder_that_cannot_be_created_is_named(workspace: Workspace) -> None:
    (workspace.folder / "file").write_text("in the way")
    done = workspace.newswire("run", "--sample", NEWSWIRE_HOME="file/var")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "file/var/run.lock cannot be locked" in done.stderr
