"""A service under load and under kills, in a folder of its own."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
from folders import ROOT
from free_port import find_free_port
from process_tree import list_descendants, read_command, read_resident
from soaking import Dropper, GrowingSite, Pusher

from flows.prefect_api import PrefectApi, PrefectApiError
from flows.sample_site import SampleSite, list_feeds
from flows.settings import Settings

_ROLES = {
    "flows.service.prefect_worker": "deployment",
    "-m flows.service": "listener",
    "forkserver": "pool worker",
    "resource_tracker": "pool worker",
    "prefect server": "prefect-server",
    "prefect worker": "prefect-worker",
    "prefect": "flow run",
}


class SoakedService:
    """A service under load, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.settings = folder, Settings(home=folder / "var")
        self.port, prefect_port = find_free_port(), find_free_port()
        self.api = PrefectApi(url=f"http://127.0.0.1:{prefect_port}/api")
        self.site, self.sample = GrowingSite(), SampleSite()
        self.sample.__enter__()
        self._configure(prefect_port)
        self.pusher, self.dropper = Pusher(self.port), Dropper(folder / "var" / "inbox")
        self.memory: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self.kills: Counter[str] = Counter()
        self.log = (folder / "service.log").open("ab")
        self.process = self.start()

    def _configure(self, prefect_port: int) -> None:
        feeds = [("growing", f"http://{self.site.place}/feed.xml"), *list_feeds()]
        tables = "".join(f'[[feeds]]\nname = "{name}"\nurl = "{url}"\n' for name, url in feeds)
        hosts = "".join(f'"{host}" = "{self.sample.address}"\n' for host in self.sample.hosts)
        (self.folder / "newswire.toml").write_text(
            f"[listen]\nport = {self.port}\n[prefect]\nport = {prefect_port}\n[schedule]\nmin = 5\nmax = 10\n"
            f'[fetch]\ndelay = 0\nprivate = ["{self.site.place}"]\n[fetch.connect_to]\n{hosts}{tables}',
            encoding="utf-8",
        )

    def start(self) -> subprocess.Popen[bytes]:
        """Start the service."""
        return subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "up"],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=self.log,
            stdout=self.log,
        )

    def list_processes(self) -> Iterator[tuple[int, str]]:
        """Yield the processes of the service but the supervisor, each with its role."""
        for pid in list_descendants(self.process.pid):
            command = read_command(pid)
            role = next((role for words, role in _ROLES.items() if words in command), None)
            if role:
                yield pid, role

    def kill_one(self) -> None:
        """Kill a random process; each role is as likely as another, however many processes it has."""
        by_role: defaultdict[str, list[int]] = defaultdict(list)
        for pid, role in self.list_processes():
            by_role[role].append(pid)
        if by_role:
            role = random.choice(sorted(by_role))
            with suppress(ProcessLookupError):
                os.kill(random.choice(by_role[role]), signal.SIGKILL)
                self.kills[role] += 1

    def reboot(self) -> None:
        """Kill everything at once, and start the service again."""
        for pid in [self.process.pid, *list_descendants(self.process.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.kills["reboot"] += 1
        self.process = self.start()

    def measure(self) -> None:
        """Note the memory of each part."""
        self.memory["supervisor"].append((self.process.pid, read_resident(self.process.pid)))
        for pid, role in self.list_processes():
            if role in {"listener", "prefect-server", "prefect-worker"}:
                self.memory[role].append((pid, read_resident(pid)))

    def start_flow(self) -> None:
        """Start a flow run by hand, which the worker makes."""
        with suppress(PrefectApiError, KeyError):
            deployment = self.api.send("GET", "deployments/name/run/scheduled")
            path = f"deployments/{deployment['id']}/create_flow_run"
            self.api.send("POST", path, {"state": {"type": "SCHEDULED"}})

    def count_articles(self) -> Counter[str]:
        """Count the articles of the edition by address, or by the name of an inbox file."""
        named = "SELECT CASE corpus WHEN 'inbox' THEN origin ELSE url END FROM articles"
        return Counter(name for (name,) in self._ask(named))

    def list_waiting(self) -> list[str]:
        """Return the addresses of the entries that are fetched later, since their fetch or reading failed."""
        return [url for (url,) in self._ask("SELECT url FROM entries WHERE outcome = 'pending'")]

    def count_gaps(self) -> int:
        """Count the polls that a feed was found to have dropped entries before."""
        return len(self._ask("SELECT 1 FROM feed_notes WHERE reason = 'gap'"))

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the edition; none where there is no edition yet."""
        if not self.settings.edition.exists():
            return []
        with duckdb.connect() as con:
            con.execute(f"ATTACH '{self.settings.edition}' AS news (READ_ONLY)")
            con.execute("USE news.main")
            return con.execute(query).fetchall()

    def list_missing(self) -> list[str]:
        """Return the articles that should be in the edition once and are not."""
        counts = self.count_articles()
        expected = [*self.site.list_urls(), *self.pusher.accepted, *self.dropper.names]
        return [name for name in expected if counts[name] != 1]

    def list_stale_runs(self) -> list[str]:
        """Return the flow runs that are under way and of no process, once their marking is due."""
        states = {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}
        try:
            return [run["name"] for run in self.api.send("POST", "flow_runs/filter", {"flow_runs": states})]
        except PrefectApiError as error:
            return [f"the server does not answer: {error}"]
