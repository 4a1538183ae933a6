"""Run the service as a process of its own, push to it, and measure what it costs."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from folders import ROOT
from free_port import find_free_port
from process_tree import list_descendants, read_cpu
from waiting import wait_until

_STARTING = 60  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running service.

    Attributes:
        folder: Its working folder; the state is in `var`.
        port: Where it listens.
        process: The process.
    """

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def edition(self) -> Path:
        """The published database."""
        return self.folder / "var" / "news.duckdb"

    def post(self, body: bytes, **headers: str) -> dict[str, Any]:
        """Push `body`; an underscore in the name of a header stands for a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/push", body, named)
        with _OPENER.open(request, timeout=30) as answer:
            return dict(json.load(answer))

    def push_text(self, url: str, text: str) -> None:
        """Push a page as JSON."""
        self.post(json.dumps({"url": url, "text": text}).encode(), Content_Type="application/json")

    def read_health(self) -> dict[str, Any]:
        """Return what the service says about itself."""
        with _OPENER.open(f"http://127.0.0.1:{self.port}/health", timeout=30) as answer:
            return dict(json.load(answer))

    def read_cpu(self) -> float:
        """Return the CPU seconds of the process and all its descendants so far (Linux)."""
        pid = self.process.pid
        return sum(map(read_cpu, (pid, *list_descendants(pid))))


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextlib.contextmanager
def run_service(folder: Path, config: str = "", **environment: str) -> Iterator[Service]:
    """Run the service in a folder until the block ends; then it must end by itself.

    Args:
        folder: The working folder.
        config: The text of `newswire.toml` after `[listen]` and the port.
        **environment: Variables of the process.
    """
    port = find_free_port()
    (folder / "newswire.toml").write_text(f"[listen]\nport = {port}\n{config}\n", encoding="utf-8")
    with (folder / "service.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.service"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=log,
            stderr=log,
        )
    service = Service(folder=folder, port=port, process=process)
    try:
        wait_until(lambda: _is_listening(service), seconds=_STARTING)
        yield service
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0  # ten seconds, where nothing else runs
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _is_listening(service: Service) -> bool:
    assert service.process.poll() is None, (service.folder / "service.log").read_text(encoding="utf-8")
    time.sleep(0.05)
    with contextlib.suppress(OSError):
        return bool(service.read_health())
    return False
