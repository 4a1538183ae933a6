"""A Dask cluster gives the rows that processes of this machine give, whoever is killed meanwhile."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from backfilled import Rows, make_crawl, read_rows
from distributed import LocalCluster

from flows.backfill import dask_executor

if TYPE_CHECKING:
    from conftest import Workspace

KILLS = 5
DASK = ("--executor", "dask", "--address")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers on loopback, each a process under a nanny, as `dask worker` starts them."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
    ) as made:
        yield made


def test_workers_that_are_killed_again_and_again_change_no_row(
    workspace: Workspace, cluster: LocalCluster, loaded: Rows
) -> None:
    crawl = make_crawl(workspace.folder / "crawl", only_named=False)
    killed: set[int] = set()
    is_done = threading.Event()

    def kill() -> None:
        while len(killed) < KILLS and not is_done.is_set():
            time.sleep(0.3)
            for worker in list(cluster.workers.values()):
                pid = worker.process.pid if worker.process and worker.status.name == "running" else None
                if pid and pid not in killed and len(killed) < KILLS:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                        killed.add(pid)
                        break

    killer = threading.Thread(target=kill)
    killer.start()
    done = workspace.newswire("backfill", str(crawl), *DASK, cluster.scheduler_address)
    is_done.set()
    killer.join()

    assert done.returncode == 0, done.stderr
    assert len(killed) == KILLS
    assert read_rows(workspace) == loaded


def test_a_scheduler_that_does_not_answer_is_said_in_a_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_executor, "_PATIENCE", 0.5)
    crawl = make_crawl(workspace.folder / "crawl", only_named=False)
    done = workspace.newswire("backfill", str(crawl), *DASK, "tcp://127.0.0.1:9")

    assert done.returncode == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
