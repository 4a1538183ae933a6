"""Several Prefect servers and workers on PostgreSQL and Redis, set up as docs/scale.md says."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self, get_args

import duckdb
import postgres_server
import pytest
import redis_server
from made_site import write_pages
from postgres_server import find_postgres, serve_postgres
from prefect_cluster import Host, run_cluster
from prefect_server import PATIENCE, PAUSE
from process_tree import list_descendants
from redis_server import find_redis, serve_redis
from waiting import wait_until

from flows.events import Event, EventName, EventServer
from flows.prefect_api import PrefectApi
from warehouse.connection import hold_run

Hosts = tuple[Host, Host]
EVENTS: tuple[EventName, ...] = get_args(EventName)
OVER = ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that both hosts reach, with a configuration without feeds."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / "newswire.toml").write_text("[read]\nworkers = 1\n")
    return folder


@pytest.fixture(scope="module")
def hosts(folder: Path) -> Iterator[Hosts]:
    if not find_postgres():
        pytest.skip(postgres_server.ABSENT)
    if not find_redis():
        pytest.skip(redis_server.ABSENT)
    if not find_spec("prefect_redis"):
        pytest.skip(
            "prefect-redis is not installed, so that the tests of several Prefect servers were left out"
        )
    with (
        serve_postgres() as postgres,
        serve_redis() as redis_port,
        run_cluster(postgres.make_database("prefect"), redis_port, folder) as hosts,
    ):
        yield hosts


def find_deployment(host: Host, name: str) -> str:
    flow, _, deployment = name.partition("/")
    (found,) = host.server.ask(
        "deployments/filter",
        {"flows": {"name": {"any_": [flow]}}, "deployments": {"name": {"any_": [deployment]}}},
    )
    return str(found["id"])


def start_load(host: Host, folder: Path, name: str, number: int) -> str:
    """Order a load of a page as a corpus of its own, and return the flow run."""
    pages = write_pages(folder / name, range(number, number + 1))
    made = host.server.ask(
        f"deployments/{find_deployment(host, 'load/on-demand')}/create_flow_run",
        {"parameters": {"paths": [str(pages)], "corpus": name}, "state": {"type": "SCHEDULED"}},
    )
    return str(made["id"])


def read_runs(host: Host, ids: list[str]) -> list[dict[str, Any]]:
    runs = {
        run["id"]: run for run in host.server.ask("flow_runs/filter", {"flow_runs": {"id": {"any_": ids}}})
    }
    return [runs[one] for one in ids]


def await_runs(host: Host, ids: list[str]) -> list[str]:
    """Wait until flow runs have ended, and return the names of their states."""
    wait_until(
        lambda: all(run["state_type"] in OVER for run in read_runs(host, ids)), seconds=PATIENCE, pause=PAUSE
    )
    return [run["state_name"] for run in read_runs(host, ids)]


def ask_edition(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(folder / "var/news.duckdb"), read_only=True) as con:
        return con.execute(query).fetchall()


class WriterWatch:
    """Notes which flow runs' processes have the warehouse open, again and again, in a thread."""

    def __init__(self, hosts: Hosts) -> None:
        self.seen: set[frozenset[int]] = set()
        self._workers = [host.worker.pid for host in hosts]
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(0.1):
            below = [pid for worker in self._workers for pid in list_descendants(worker)]
            found = [pid for pid in below if has_warehouse_open(pid)]
            self.seen.add(frozenset(find_at_once(found) if len(found) > 1 else found))


def find_at_once(pids: Sequence[int]) -> list[int]:
    """Return which processes have the warehouse open at one moment: while all of them are stopped.

    Seen one after another, two that take turns would seem to have it at once.
    """
    with ExitStack() as stopped:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
                stopped.callback(resume, pid)
        wait_until(lambda: not any(map(is_going, pids)), seconds=10, pause=0.01)
        return [pid for pid in pids if has_warehouse_open(pid)]


def is_going(pid: int) -> bool:
    """Return whether a process has neither stopped nor ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"T", "t", "Z", "X"}


def resume(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def has_warehouse_open(pid: int) -> bool:
    try:
        return any(path.readlink().name == "warehouse.duckdb" for path in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # it has ended, or closed one meanwhile
        return False


def emit(host: Host, name: EventName, run_id: str) -> bool:
    event = Event(name=name, resource=f"newswire.run.{run_id}", occurred=datetime.now(UTC), run_id=run_id)
    return EventServer(PrefectApi(url=host.server.url)).emit([event])


def list_events(host: Host, **wanted: Any) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = host.server.ask("events/filter", {"filter": wanted, "limit": 50})["events"]
    return listed


def test_an_event_that_both_servers_are_told_of_starts_one_run_which_goes_through(
    hosts: Hosts, folder: Path
) -> None:
    """Automations are made at one server, events are emitted at the other, and again at the first."""
    a, b = hosts
    run = find_deployment(b, "run/scheduled")
    made = {}
    for kind, prefix, action in (
        ("noted", "newswire.*", {"type": "do-nothing"}),
        (
            "started",
            "newswire.watch.matched",
            {"type": "run-deployment", "source": "selected", "deployment_id": run, "parameters": {}},
        ),
    ):
        trigger = {
            "type": "event",
            "posture": "Reactive",
            "match": {"prefect.resource.id": "newswire.run.*"},  # and not the edition of the run that starts
            "expect": [prefix],
            "threshold": 1,
            "within": 0,
        }
        made[kind] = b.server.ask("automations/", {"name": kind, "trigger": trigger, "actions": [action]})[
            "id"
        ]

    def list_actions(kind: str) -> list[dict[str, Any]]:
        return list_events(
            b,
            event={"name": ["prefect.automation.action.executed"]},
            resource={"id": [f"prefect.automation.{made[kind]}"]},
        )

    probes = 0
    while not list_actions("noted"):  # the services hear of an automation a moment later
        probes += 1
        assert probes < PATIENCE
        assert emit(a, "newswire.entries.discovered", f"probe-{probes}")
        time.sleep(1)
    for name in EVENTS:
        assert emit(a, name, "one")
        assert emit(b, name, "one")
    wait_until(lambda: len(list_actions("noted")) >= probes + len(EVENTS), seconds=PATIENCE, pause=PAUSE)

    def list_started() -> list[str]:
        return [
            one["id"] for one in b.server.ask("flow_runs/filter", {"deployments": {"id": {"any_": [run]}}})
        ]

    wait_until(lambda: bool(list_started()), seconds=PATIENCE, pause=PAUSE)
    assert await_runs(b, list_started()) == ["Completed"]
    assert len(list_actions("noted")) == probes + len(EVENTS)
    assert len(list_actions("started")) == 1
    assert ask_edition(folder, "SELECT count(*) FROM runs WHERE flow = 'poll'") == [(1,)]


def test_runs_that_are_started_at_once_write_one_after_another(hosts: Hosts, folder: Path) -> None:
    a, b = hosts
    names = ("one", "two")
    with WriterWatch(hosts) as watch:
        runs = [
            start_load(host, folder, name, number)
            for number, (host, name) in enumerate(zip((a, b), names, strict=True))
        ]
        assert await_runs(a, runs) == ["Completed"] * len(names)

    assert {len(writers) for writers in watch.seen} == {0, 1}
    assert len(frozenset[int]().union(*watch.seen)) >= len(names)
    assert ask_edition(folder, "SELECT corpus, count(*) FROM articles GROUP BY ALL ORDER BY ALL") == sorted(
        (name, 1) for name in names
    )
    assert ask_edition(folder, "SELECT count(*) FROM runs WHERE flow = 'load'") == [(len(names),)]


def test_another_host_goes_on_where_one_dies_with_its_server_in_the_middle_of_a_run(
    hosts: Hosts, folder: Path
) -> None:
    with hold_run(folder / "var", command="a test"):
        lost = start_load(hosts[0], folder, "lost", 10)
        wait_until(
            lambda: read_runs(hosts[1], [lost])[0]["state_type"] == "RUNNING", seconds=PATIENCE, pause=PAUSE
        )
        (run,) = read_runs(hosts[1], [lost])
        dead, alive = hosts if hosts[0].is_running(run) else hosts[::-1]
        dead.lose()
    later = start_load(alive, folder, "later", 11)
    assert await_runs(alive, [lost, later]) == ["Crashed", "Completed"]
    (crashed,) = read_runs(alive, [lost])
    assert crashed["state"]["message"].startswith("Its process has given no sign of life")
    assert ask_edition(folder, "SELECT corpus FROM articles WHERE corpus IN ('lost', 'later')") == [
        ("later",)
    ]
    assert emit(alive, "newswire.feed.failing", "behind")
    wait_until(
        lambda: bool(list_events(alive, resource={"id": ["newswire.run.behind"]})),
        seconds=PATIENCE,
        pause=PAUSE,
    )
