"""A lake under publishers that are killed or run at once, and under readers meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, cast

from duckdb import DuckDBPyConnection
from growing_edition import Reader, grow, read_meanwhile
from lake_target import SECRETS, compare, configure, load, locate

from flows.targets.deliver import deliver_edition
from flows.targets.local_copy import copy_edition, find_target
from flows.targets.open_target import open_lake_target
from warehouse.edition import connect_edition
from warehouse.lake.place import open_lake

PUBLISHES, READERS, COPYING = 12, 10, 2  # most read the lake itself: a copy takes two seconds


def test_a_publish_that_is_killed_leaves_the_edition_before_and_the_next_one_is_right(
    database: str, tmp_path: Path, make: Any
) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    assert deliver_edition(ours, SECRETS)
    place, before = locate(ours), ours.edition.read_bytes()
    program = (
        "import sys; from pathlib import Path; from warehouse.lake.place import LakePlace; "
        "from warehouse.lake.publication import publish_to_lake; print('go', flush=True); "
        "publish_to_lake(LakePlace(catalogue=sys.argv[1], data=sys.argv[2]), Path(sys.argv[3]))"
    )
    load(ours, make, *(f"name{number}" for number in range(100)))
    killed = 0
    for wait in (0.1, 0.5, 0.9):  # within the first moment no publish can end
        process = subprocess.Popen(
            [sys.executable, "-c", program, place.catalogue, place.data, str(ours.edition)],
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        process.stdout.close()
        copy = copy_edition(ours, "team", SECRETS)
        with connect_edition(copy) as con:
            [(articles,)] = con.execute("SELECT count(*) FROM articles").fetchall()
        assert articles in {1, 101}
    assert killed
    assert before != ours.edition.read_bytes()
    assert deliver_edition(ours, SECRETS)
    assert list(compare(ours, "lake")) == []
    assert list(compare(ours, "copy", copy_edition(ours, "team", SECRETS))) == []


def test_of_two_publishers_at_once_each_ends_and_no_row_is_there_twice(
    database: str, tmp_path: Path, make: Any
) -> None:
    data = tmp_path / "data"
    ours = configure(tmp_path / "ours", database, data)
    load(ours, make, "one")
    assert deliver_edition(ours, SECRETS)
    load(ours, make, "two", "three")
    # the same edition from two machines: their folders differ, so that no lock keeps one of them waiting
    others = [configure(tmp_path / f"other-{number}", database, data) for number in range(2)]
    for other in others:
        other.edition.parent.mkdir()
        os.link(ours.edition, other.edition)
    ended: list[bool] = []
    threads = [
        threading.Thread(target=lambda other=other: ended.append(deliver_edition(other, SECRETS)))
        for other in others
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [True, True]
    assert list(compare(ours, "lake")) == []
    snapshots = open_lake_target(find_target(ours, "team").fill(SECRETS)).list_snapshots()
    assert len(snapshots) == 2


class DirectReader:
    """A connection to the lake itself, kept from round to round; each statement sees the newest snapshot."""

    def __init__(self, con: DuckDBPyConnection) -> None:
        self._con = con

    def execute(self, query: str) -> DuckDBPyConnection:
        return self._con.execute(query)

    def close(self) -> None:
        """Do nothing: the next round goes on with it."""


def test_ten_readers_see_whole_editions_while_twelve_are_published(database: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    ours = configure(tmp_path / "ours", database, data)
    grow(ours, 1)
    assert deliver_edition(ours, SECRETS)

    def connect(home: Path) -> Any:
        return connect_edition(copy_edition(configure(home, database, data), "team", SECRETS), threads=1)

    def publish() -> None:
        for number in range(2, PUBLISHES + 1):
            grow(ours, number)
            assert deliver_edition(ours, SECRETS)

    with ExitStack() as stack:
        readers = [
            Reader(partial(connect, tmp_path / f"reader-{number}"), pause=10) for number in range(COPYING)
        ]
        for _ in range(READERS - COPYING):
            con = stack.enter_context(open_lake(locate(ours)))
            con.execute("USE lake.main")
            readers.append(Reader(cast("Any", partial(DirectReader, con)), pause=3))
        read_meanwhile(readers, publish)
    assert [reader.faults for reader in readers] == [[]] * READERS
    assert {reader.seen[-1] for reader in readers} == {PUBLISHES}
    assert min(reader.rounds for reader in readers) > 1
