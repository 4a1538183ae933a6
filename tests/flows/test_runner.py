"""A command records its run on a Prefect server that answers, and goes on without one that does not."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from folders import ROOT

from flows.runner import LocalRunner, PrefectRunner, choose_runner


class _Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()
        self.wfile.write(b"true")

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def test_without_an_address_the_runner_is_the_local_one() -> None:
    assert isinstance(choose_runner({}), LocalRunner)


def test_a_server_that_answers_records_the_runs() -> None:
    with HTTPServer(("127.0.0.1", 0), _Healthy) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/api"
        assert isinstance(choose_runner({"PREFECT_API_URL": url}), PrefectRunner)
        thread.join()


def test_a_server_that_is_silent_costs_a_second_and_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api"
        start = time.monotonic()
        with caplog.at_level("INFO", "newswire"):
            assert all(isinstance(choose_runner({"PREFECT_API_URL": url}), LocalRunner) for _ in range(2))
        assert time.monotonic() - start < 6
    (said,) = [record.getMessage() for record in caplog.records]
    assert said == f"the Prefect server at {url} does not answer (no answer within 1 s); going on without it"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "not-an-address", "file:///etc/hostname"])
def test_an_address_without_a_server_is_no_reason_to_fail(url: str) -> None:
    assert isinstance(choose_runner({"PREFECT_API_URL": url}), LocalRunner)


def test_without_a_server_nothing_of_prefect_is_imported() -> None:
    commands = ", ".join(f"flows.cli.commands.{name}" for name in ("run", "load", "rebuild", "retag"))
    code = f"import sys, {commands}; print('prefect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
