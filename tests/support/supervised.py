"""Run a supervisor with stand-ins for the parts of the service: `python supervised.py HOME PORT [stubborn]`.

The web part answers on PORT and has a child that sleeps; the failing part ends at once, each time; the
stubborn part ignores SIGTERM.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from flows.log_output import configure_logging
from flows.service.parts import Part
from flows.service.supervisor import supervise
from flows.settings import Settings

WEB = """
import http.server, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(1000)"


def main(home: Path, port: str, *stubborn: str) -> None:
    """Supervise the parts."""

    def describe(name: str, code: str, *arguments: str, **more: str) -> Part:
        command = (sys.executable, "-c", code, *arguments)
        return Part(name=name, command=command, environment=dict(os.environ), **more)  # type: ignore[arg-type]

    address = f"http://127.0.0.1:{port}"
    parts = (
        describe("web", WEB, port, address=address, health_url=address),
        describe("failing", "raise SystemExit(7)", needs="web"),
        *(describe(name, STUBBORN, needs="web") for name in stubborn),
    )
    supervise(Settings(home=home), parts)


if __name__ == "__main__":
    configure_logging()
    main(Path(sys.argv[1]), *sys.argv[2:])
