"""Run what docs/scale.md says on control: two servers, their services, and a worker on each of two hosts."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from folders import ROOT
from free_port import find_free_port
from prefect_server import PrefectServer, await_server, make_environment, start_prefect
from process_tree import list_descendants
from scale_page import read_setup

HEADING = "Control on several machines"
_QUICK = {"PREFECT_WORKER_QUERY_SECONDS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What runs on one of the two machines: a server, and a worker that is told of no other one."""

    server: PrefectServer
    serving: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]

    def is_running(self, flow_run: Mapping[str, Any]) -> bool:
        """Return whether a flow run's process is one of the worker's."""
        pid = (flow_run["infrastructure_pid"] or "").rpartition(":")[2]
        return bool(pid) and int(pid) in list_descendants(self.worker.pid)

    def lose(self) -> None:
        """Kill all of its processes, as a power cut does."""
        roots = (self.worker.pid, self.serving.pid)
        for pid in [
            *roots,
            *(one for root in roots for one in list_descendants(root)),
        ]:  # flow runs have a session
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


@contextmanager
def run_cluster(postgres: str, redis_port: int, folder: Path) -> Iterator[tuple[Host, Host]]:
    """Run everything, deploy the flows, and switch their schedule off.

    Args:
        postgres: The address of an empty database.
        redis_port: The port of a Redis server.
        folder: Where the homes are; the state of Newswire is in `state` in it.
    """
    setup = read_setup(HEADING)
    upgrade, serve, services, *deploying, work = setup.commands
    places = {
        "postgresql+asyncpg://USER:PASSWORD@postgres.example:5432/prefect": postgres.replace(
            "postgresql://", "postgresql+asyncpg://"
        ),
        "redis.example:6379": f"127.0.0.1:{redis_port}",
        "/shared/newswire": str(folder),
    }
    of_servers, of_workers = (_fill(setup.files[name], places) for name in ("server.env", "worker.env"))

    def have_home(name: str) -> dict[str, str]:
        home = folder / name
        home.mkdir()
        return make_environment(home)

    admin = PrefectServer(url="", environment=have_home("admin") | of_servers)
    _must(admin, upgrade)
    with ExitStack() as stack:
        stack.enter_context(start_prefect(*services, env=have_home("services") | of_servers))
        started = []
        for name in ("a", "b"):  # at the same moment
            port = str(find_free_port())
            words = ["127.0.0.1" if word == "0.0.0.0" else port if word == "4200" else word for word in serve]
            serving = stack.enter_context(start_prefect(*words, env=have_home(f"server-{name}") | of_servers))
            started.append((serving, f"http://127.0.0.1:{port}/api"))
        servers = []
        for name, (serving, url) in zip(("a", "b"), started, strict=True):
            await_server(url, serving)
            own = have_home(f"host-{name}") | of_workers | {"PREFECT_API_URL": url}
            servers.append(PrefectServer(url=url, environment=own))
        for words in deploying:
            _must(servers[0], words)
        _stop_schedules(servers[0])
        workers = [
            stack.enter_context(start_prefect(*work, env=server.environment | _QUICK)) for server in servers
        ]
        one, other = (
            Host(server=server, serving=serving, worker=worker)
            for server, (serving, _), worker in zip(servers, started, workers, strict=True)
        )
        yield one, other


def _fill(settings: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    filled = {}
    for name, value in settings.items():
        for place, own in places.items():
            value = value.replace(place, own)  # noqa: PLW2901 -- one after another
        filled[name] = value
    return filled


def _must(server: PrefectServer, words: list[str]) -> None:
    done = server.prefect(*words, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def _stop_schedules(server: PrefectServer) -> None:
    """Let no run come by itself, so that runs can be counted."""
    for deployment in server.ask("deployments/filter"):
        for schedule in deployment["schedules"]:
            path = f"deployments/{deployment['id']}/schedules/{schedule['id']}"
            server.ask(path, {"active": False}, method="PATCH")
