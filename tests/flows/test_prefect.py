"""Flows on a real Prefect server give the same rows and a log, and deployments run on a schedule."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from crawls import make_pages, write_crawl
from flow_calls import call_flow
from folders import ROOT
from made_site import write_pages
from prefect_server import PATIENCE, PAUSE, PrefectServer, serve_prefect
from relay import Relay
from visible_state import read_comparable_state
from waiting import wait_until
from warm_starts import WarmStarter

from flows.flow_runs.deployments import delete_deployments
from flows.prefect_api import PrefectApi
from warehouse.connection import hold_run

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    with serve_prefect(tmp_path_factory.mktemp("prefect")) as server:
        yield server


@pytest.fixture(scope="module")
def starter(prefect: PrefectServer) -> Iterator[WarmStarter]:
    """Starts flows of the server: Prefect reads its settings once, when it is imported."""
    with WarmStarter(prefect.environment) as starter:
        starter.import_commands("flows.flows", "prefect.cli.deploy", "prefect.cli.work_pool")
        yield starter


@pytest.fixture
def workspace(workspace: Workspace, starter: WarmStarter) -> Workspace:
    """A workspace for one test, whose commands are started as flows of the server."""
    return replace(workspace, find_starter=lambda: starter)


@pytest.fixture(scope="module")
def ran_as_flows(
    prefect: PrefectServer,
    starter: WarmStarter,
    make_workspace: Callable[[Path], Workspace],
    tmp_path_factory: pytest.TempPathFactory,
    seeds: Path,
) -> Workspace:
    """A workspace where the sample site and the corpus were run as flows."""
    workspace = make_workspace(tmp_path_factory.mktemp("ran-as-flows"))
    workspace = replace(workspace, find_starter=lambda: starter)
    watches = workspace.folder / "var/watches"
    watches.mkdir(parents=True)
    (watches / "titles.sql").write_text("-- Titles.\nSELECT article_id FROM articles")
    done = workspace.newswire_process(
        "run", "--sample", "--corpus-dir", str(seeds.resolve()), **prefect.environment
    )
    assert done.returncode == 0, done.stderr
    return workspace


@pytest.fixture(scope="module")
def deployed(
    prefect: PrefectServer, starter: WarmStarter, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """The deployments, after they were deployed twice."""
    output = tmp_path_factory.mktemp("deployed") / "output.txt"
    for arguments in (
        ("work-pool", "create", "--type", "process", "newswire"),
        *[("--no-prompt", "deploy", "--all")] * 2,
    ):
        words = ("-m", "prefect", *arguments)
        running = starter.start(words, folder=ROOT, environment=prefect.environment, output=output)
        assert running.wait(PATIENCE) == 0, output.read_text()
    made: list[dict[str, Any]] = prefect.ask("deployments/filter")
    return made


def test_runs_as_flows_give_the_same_rows_as_plain_runs(
    ran_as_flows: Workspace, workspace: Workspace, seeds: Path
) -> None:
    done = workspace.newswire("run", "--sample", "--corpus-dir", str(seeds.resolve()))
    assert done.returncode == 0, done.stderr
    assert read_comparable_state(ran_as_flows) == read_comparable_state(workspace)
    counts = "SELECT flow, counts FROM runs ORDER BY ALL"
    assert ran_as_flows.ask(counts) == workspace.ask(counts)


def test_each_flow_of_a_run_is_a_flow_run_of_the_server(
    prefect: PrefectServer, ran_as_flows: Workspace, workspace: Workspace
) -> None:
    rebuilt = workspace.take(ran_as_flows).newswire_process("rebuild", **prefect.environment)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "nothing changes" in rebuilt.stdout
    names = {flow["id"]: flow["name"] for flow in prefect.ask("flows/filter")}
    completed = [
        names[run["flow_id"]] for run in prefect.ask("flow_runs/filter") if run["state_type"] == "COMPLETED"
    ]
    # the sample is two passes, over its morning and its evening edition
    assert sorted(completed) == ["load", "rebuild", "run", "run"]


@pytest.mark.usefixtures("ran_as_flows")
def test_the_log_of_a_run_is_in_the_logs_of_its_flow_run_and_its_task_runs(prefect: PrefectServer) -> None:
    logged = prefect.ask("logs/filter", {"logs": {"level": {"ge_": 0}}, "limit": 200})
    ours = [one for one in logged if one["name"] == "newswire"]
    ended = [one["message"] for one in ours if one["task_run_id"] and "| stage ended" in one["message"]]
    assert any("flow=run stage=fetch_feeds" in message and "rows=4" in message for message in ended)
    assert any("| run closed" in one["message"] and one["flow_run_id"] for one in ours)
    (warning,) = {one["message"] for one in ours if one["level"] == 30}
    assert "reason=not-found" in warning


@pytest.mark.usefixtures("ran_as_flows")
def test_the_server_has_one_report_of_the_day_with_its_pictures(
    prefect: PrefectServer, ran_as_flows: Workspace
) -> None:
    reports = prefect.ask("artifacts/filter", {"artifacts": {"key": {"any_": ["newswire-report"]}}})
    (report,) = [one["data"] for one in reports if "# Articles by topic" in one["data"]]
    assert report.startswith("**Report of ")
    assert "](data:image/svg+xml;base64," in report
    assert (ran_as_flows.folder / "var/report.day").exists()


def test_the_server_has_the_events_of_a_run(prefect: PrefectServer) -> None:
    """No feed of the sample site fails; `test_announce.py` has all kinds."""
    kinds = {"entries.discovered", "articles.loaded", "edition.published", "watch.matched"}

    def list_kinds() -> set[str]:
        wanted = {"filter": {"event": {"prefix": ["newswire."]}}, "limit": 50}
        listed = prefect.ask("events/filter", wanted)["events"]
        return {event["event"].removeprefix("newswire.") for event in listed}

    # the server writes events to its database a moment later
    wait_until(lambda: list_kinds() == kinds, seconds=PATIENCE, pause=PAUSE)


@pytest.mark.parametrize("flow", ["rebuild", "retag"])
def test_a_flow_that_processes_history_again_publishes_an_edition(
    prefect: PrefectServer, workspace: Workspace, flow: str
) -> None:
    write_pages(workspace.folder / "pages", range(3))
    assert workspace.newswire("load", "pages").returncode == 0
    before = workspace.ask("FROM articles ORDER BY ALL")
    workspace.edition.unlink()
    call_flow(workspace, prefect, f"{flow}()")
    assert workspace.ask("FROM articles ORDER BY ALL") == before


def test_a_backfill_by_dask_is_a_flow_run_and_gives_the_rows_of_a_plain_load(
    prefect: PrefectServer, workspace: Workspace, make_workspace: Callable[[Path], Workspace], tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    pages = list(make_pages(12, every=3))
    (tmp_path / "plain").mkdir()
    plain = make_workspace(tmp_path / "plain")
    write_crawl(plain.folder / "crawl.warc.gz", [page for page in pages if page.is_named])
    assert plain.newswire("load", "crawl.warc.gz", "--corpus", "crawl").returncode == 0
    workspace.configure(read="workers = 1")
    write_crawl(workspace.folder / "crawl.warc.gz", pages)
    call_flow(workspace, prefect, "backfill(['crawl.warc.gz'], corpus='crawl', executor='dask')")
    assert read_comparable_state(workspace) == read_comparable_state(plain)
    (ran,) = prefect.ask("flow_runs/filter", {"flows": {"name": {"any_": ["backfill"]}}})
    assert (ran["state_name"], ran["name"]) == ("Completed", "backfill · 4 loaded")


def test_the_deployments_are_those_of_the_file_and_can_be_deployed_again(
    deployed: list[dict[str, Any]],
) -> None:
    declared = [
        (
            each["entrypoint"],
            each["name"],
            [float(schedule["interval"]) for schedule in each.get("schedules", [])],
        )
        for each in yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    ]
    made = [
        (each["entrypoint"], each["name"], [entry["schedule"]["interval"] for entry in each["schedules"]])
        for each in deployed
    ]
    assert sorted(made) == sorted(declared)


def test_a_schedule_starts_runs_and_skips_them_while_another_run_holds_the_lock(
    prefect: PrefectServer, deployed: list[dict[str, Any]], workspace: Workspace, server: ScriptedServer
) -> None:
    """The interval is set to five seconds. Only the server's scheduler starts runs here."""
    link = f"<item><title>Ferry</title><link>{server.url('/page')}</link></item>"
    feed = f'<rss version="2.0"><channel><title>The Wheel</title>{link}</channel></rss>'
    workspace.configure(server.answer("/feed", feed.encode()), places=[server.place])
    (deployment,) = [one for one in deployed if one["schedules"]]
    (schedule,) = deployment["schedules"]
    prefect.ask(
        f"deployments/{deployment['id']}/schedules/{schedule['id']}",
        {"schedule": schedule["schedule"] | {"interval": 5}},
        method="PATCH",
    )

    def count(state: str) -> int:
        """Count runs that the scheduler made, by the name of their state."""
        wanted = {  # and none of the hundred that are scheduled: the server took a core to list them
            "deployments": {"id": {"any_": [deployment["id"]]}},
            "flow_runs": {"state": {"name": {"any_": [state]}}},
        }
        return sum(run["auto_scheduled"] for run in prefect.ask("flow_runs/filter", wanted))

    environment = workspace.environment | {"NEWSWIRE_CONFIG": str(workspace.folder / "newswire.toml")}
    state = workspace.folder / "var"
    with prefect.work("newswire", environment | {"NEWSWIRE_HOME": str(state)}):
        with hold_run(state, command="a test"):
            wait_until(lambda: count("Skipped") >= 1, seconds=PATIENCE, pause=PAUSE)
        assert count("Completed") == 0
        wait_until(lambda: count("Completed") >= 2, seconds=PATIENCE, pause=PAUSE)
        api = PrefectApi(url=prefect.url)
        assert delete_deployments(api) == len(deployed)
    assert delete_deployments(api) == 0
    polls = workspace.ask("SELECT count(*) FROM runs WHERE flow = 'poll'")
    assert polls >= [(2,)]
    assert workspace.ask("SELECT last_reason, entries FROM feeds") == [(None, 1)]


def test_a_run_with_a_failing_feed_ends_as_degraded_and_names_it(
    prefect: PrefectServer, workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(server.url("/gone-feed"))
    done = workspace.newswire_process("run", **prefect.environment)
    assert done.returncode == 1, done.stderr
    (run,) = prefect.ask("flow_runs/filter", {"flow_runs": {"tags": {"all_": ["feed:127.0.0.1"]}}})
    assert (run["state_type"], run["state_name"]) == ("COMPLETED", "Degraded")
    assert "failing-feeds" in run["tags"]
    assert run["name"] == "run · 1 feed, 0 new"
    assert run["state"]["message"] == "Poll 1 failed; failing: 127.0.0.1."
    ours = {"artifacts": {"flow_run_id": {"any_": [run["id"]]}}}
    artifacts = {one["type"]: one["data"] for one in prefect.ask("artifacts/filter", ours)}
    assert json.loads(artifacts["table"]) == [{"flow": "poll", "outcome": "failed", "count": 1}]
    assert "404 Not Found" in artifacts["markdown"]


def test_a_held_run_lock_is_exit_3_with_a_server_and_without(
    prefect: PrefectServer, workspace: Workspace
) -> None:
    with hold_run(workspace.folder / "var", command="a test"):
        for environment in ({}, prefect.environment):
            done = workspace.newswire_process("run", "--sample", **environment)
            assert done.returncode == 3, done.stderr
            assert "a test" in done.stderr


def test_a_server_that_goes_away_during_a_run_takes_only_the_record_with_it(
    prefect: PrefectServer, workspace: Workspace, server: ScriptedServer
) -> None:
    with Relay(prefect.url) as relay:

        def answer(peer: socket.socket, _: bytes) -> None:
            relay.close()
            peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        workspace.configure(server.script("/feed", answer))
        done = workspace.newswire_anew("run", **prefect.environment | {"PREFECT_API_URL": relay.url})
    assert done.returncode == 1, done.stderr
    assert "the Prefect server could not record the run" in done.stderr
    assert workspace.ask("SELECT flow, counts FROM runs WHERE flow = 'poll'") == [("poll", {"failed": 1})]


def test_a_run_whose_process_was_killed_is_marked_crashed_by_the_next_run(
    prefect: PrefectServer, workspace: Workspace, server: ScriptedServer
) -> None:
    is_asked, is_over = threading.Event(), threading.Event()

    def wait(*_: object) -> None:
        is_asked.set()
        is_over.wait(60)

    workspace.configure(server.script("/feed", wait))
    process = workspace.start("run", **prefect.environment)
    assert is_asked.wait(120)
    process.kill()
    process.communicate()
    is_over.set()
    workspace.configure(server.answer("/feed", b"", status="404 Not Found"))
    next_run = workspace.newswire_process("run", **prefect.environment)
    assert next_run.returncode == 1, next_run.stderr
    (crashed,) = prefect.ask("flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["CRASHED"]}}}})
    assert crashed["state"]["message"].startswith("Its process is gone")
