"""A target in DuckLake, with its catalogue in a PostgreSQL server: the rows of the edition, now and then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from duckdb import DuckDBPyConnection
from growing_edition import Reader, grow, read_meanwhile
from postgres_server import PASSWORD, PostgresServer

import newswire
from flows.errors import TargetError, UsageError
from flows.settings import Settings
from flows.targets.deliver import deliver_edition
from flows.targets.delivery_state import read_delivery_state
from flows.targets.local_copy import copy_edition, find_target
from flows.targets.open_target import open_lake_target
from warehouse.claims import load_quantities
from warehouse.connection import open_writer
from warehouse.cookbook import list_recipes
from warehouse.edition import connect_edition
from warehouse.errors import EditionMissingError
from warehouse.lake.changed_rows import Changes
from warehouse.lake.place import LakePlace, open_lake
from warehouse.lake.publication import publish_to_lake
from warehouse.lake.snapshots import note_snapshot
from warehouse.load import load_batch
from warehouse.publish import publish_edition
from warehouse.stories import write_stories
from warehouse.transaction import transaction

A_MOMENT = timedelta(milliseconds=1)
PUBLISHES, READERS, COPYING = 30, 10, 2  # most read the lake itself: a copy takes a second
SECRETS = {"NEWSWIRE_PG_PASSWORD": PASSWORD}
MAIN_VIEWS = {"articles", "blocks", "claims", "edition"}
NOT_IN_THE_LAKE = {"latency", "rising", "search_results"}
LIST_VIEWS = """
    SELECT view_name, list((column_name, data_type) ORDER BY column_index)
    FROM duckdb_views()
    JOIN duckdb_columns() AS columns
        ON columns.database_name = duckdb_views.database_name
        AND columns.schema_name = duckdb_views.schema_name AND columns.table_name = view_name
    WHERE duckdb_views.database_name = ? AND duckdb_views.schema_name = 'main' AND NOT duckdb_views.internal
    GROUP BY view_name
    ORDER BY view_name
"""


@pytest.fixture
def database(postgres: PostgresServer, request: pytest.FixtureRequest) -> str:
    """The address of an empty database, without its password."""
    name = f"lake{abs(hash(request.node.name))}"
    return postgres.make_database(name).replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")


def configure(home: Path, database: str, data: Path, *, keep: int = 86_400) -> Settings:
    target = {"name": "team", "catalogue": database, "data": f"file://{data}", "keep": keep}
    return Settings.model_validate({"home": home, "publish": {"targets": [target]}})


def locate(settings: Settings) -> LakePlace:
    filled = find_target(settings, "team").fill(SECRETS)
    return LakePlace(catalogue=filled.catalogue, data=filled.data)


def load(settings: Settings, make: Any, *names: str) -> None:
    """Load articles with claims and stories, and publish the edition on this machine."""
    articles = [make.article(name) for name in names]
    claims = tuple(make.claim(article) for article in articles)
    with open_writer(settings.warehouse, wait=0) as con:
        load_quantities(con, [], version="1")
        load_batch(con, replace(make.batch(*articles), claims=claims), run_id="r", now=make.noon)
        write_stories(con, make.memberships(*articles), [], all_open=True, compared=[], pairs=[])
    assert publish_edition(settings.warehouse, settings.edition, wait=0)


def compare(
    settings: Settings, other: str, copy: Path | None = None, *, every: bool = False
) -> Iterator[str]:
    """Yield each view of which the edition and the other, `lake` or `copy`, have different rows.

    Unless `every` is true, only those are read that show most tables.
    """
    with open_lake(locate(settings)) as con:
        con.execute(f"ATTACH '{settings.edition}' AS news (READ_ONLY); SET VARIABLE search = 'plant'")
        if copy:
            con.execute(f"ATTACH '{copy}' AS copy (READ_ONLY)")
        ours, theirs = (dict(con.execute(LIST_VIEWS, [name]).fetchall()) for name in ("news", other))
        for view, columns in ours.items():
            if (other == "lake" and view in NOT_IN_THE_LAKE) or not (every or view in MAIN_VIEWS):
                continue
            pair = f"news.main.{view}", f"{other}.main.{view}"
            for first, second in (pair, pair[::-1]):
                rows = con.execute(f"FROM {first} EXCEPT ALL FROM {second}").fetchall()
                if rows or columns != theirs[view]:
                    yield f"{view}: {rows[:2]}"
        if theirs.keys() != ours.keys() - (NOT_IN_THE_LAKE if other == "lake" else set()):
            yield f"other views: {sorted(theirs)}"


def ask_cookbook(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with connect_edition(path, threads=1) as con:
        return {one.name: con.execute(one.statement).fetchall() for one in list_recipes()}


def test_each_view_and_recipe_gives_the_rows_of_the_edition_to_who_may_only_read(
    postgres: PostgresServer, database: str, tmp_path: Path, make: Any
) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one", "two")
    assert deliver_edition(ours, SECRETS)
    load(ours, make, "three")
    assert deliver_edition(ours, SECRETS)
    postgres.query(
        database.rpartition("/")[2],
        f"CREATE ROLE analyst LOGIN PASSWORD '{PASSWORD}';"
        " GRANT SELECT ON ALL TABLES IN SCHEMA public TO analyst",
    )
    theirs = configure(tmp_path / "theirs", database.replace("newswire:", "analyst:"), tmp_path / "data")
    copy = copy_edition(theirs, "team", SECRETS)
    assert list(compare(ours, "copy", copy, every=True)) == []
    assert list(compare(ours, "lake", every=True)) == []
    assert ask_cookbook(copy) == ask_cookbook(ours.edition)
    with connect_edition(copy) as con:
        assert con.execute("SELECT count(*) FROM search('report')").fetchall() == [(3,)]
        commented = con.execute("SELECT count(*) FROM columns WHERE comment IS NULL").fetchall()
        assert commented == [(0,)]


def test_past_editions_are_read_by_their_time_and_by_their_number(
    database: str, tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    known: dict[datetime, list[tuple[Any, ...]]] = {}
    state = ours.name_target_folder("team")
    for name in ("one", "two", "three"):
        load(ours, make, name)
        assert deliver_edition(ours, SECRETS)
        with connect_edition(ours.edition) as con:
            published_at = read_delivery_state(state).published_at
            assert published_at
            known[published_at] = con.execute("FROM as_of('2100-01-01') ORDER BY article_id").fetchall()
    snapshots = open_lake_target(find_target(ours, "team").fill(SECRETS)).list_snapshots()
    assert [one.published_at for one in snapshots] == list(known)
    for snapshot, (at, rows) in zip(snapshots, known.items(), strict=True):
        moments = (at, at + A_MOMENT, at.astimezone(UTC).replace(tzinfo=None))
        copies = [copy_edition(ours, "team", SECRETS, at=one) for one in (snapshot.number, *moments)]
        assert len(set(copies)) == 1
        with connect_edition(copies[0]) as con:
            assert con.execute("FROM as_of('2100-01-01') ORDER BY article_id").fetchall() == rows
    with pytest.raises(EditionMissingError, match="`newswire targets snapshots team` lists them"):
        copy_edition(ours, "team", SECRETS, at=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(EditionMissingError, match="no snapshot 99"):
        copy_edition(ours, "team", SECRETS, at=99)
    config = tmp_path / "newswire.toml"
    config.write_text(
        f'home = "{ours.home}"\n[[publish.targets]]\nname = "team"\ncatalogue = "{database}"\n'
        f'data = "file://{tmp_path / "data"}"\n'
    )
    for variable, value in {**SECRETS, "NEWSWIRE_CONFIG": str(config)}.items():
        monkeypatch.setenv(variable, value)
    with newswire.connect("team", at=snapshots[0].number) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    with pytest.raises(UsageError, match="goes with the name of a target"):
        newswire.connect(at=1)


def test_a_publish_writes_the_changed_rows_alone_and_one_without_changes_nothing(
    database: str, tmp_path: Path, make: Any
) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, *(f"name{number}" for number in range(300)))
    place = locate(ours)
    first = publish_to_lake(place, ours.edition)
    again = publish_to_lake(place, ours.edition)
    assert (again.changes.added, again.changes.removed, again.bytes) == (0, 0, 0)
    with open_writer(ours.warehouse, wait=0) as con:
        con.execute(
            "UPDATE store.revisions SET authors = [] WHERE article_id IN "
            "(SELECT article_id FROM store.articles ORDER BY 1 LIMIT 10)"
        )
        con.execute(
            "UPDATE store.articles SET source = source || '?' WHERE article_id IN "
            "(SELECT article_id FROM store.articles ORDER BY 1 LIMIT 5)"
        )
    publish_edition(ours.warehouse, ours.edition, wait=0)
    second = publish_to_lake(place, ours.edition)
    # ten revisions, five articles, the row of this edition in two tables
    assert (second.changes.added, second.changes.removed) == (10 + 5 + 2, 10 + 5 + 1)
    assert first.changes.added > 3_000
    assert second.bytes < first.bytes / 5
    assert list(compare(ours, "lake")) == []
    with open_lake(place) as con:
        assert con.execute("SELECT count(*) FROM ducklake_snapshots('lake')").fetchall() == [(3,)]


def test_compaction_changes_no_row_and_drops_old_snapshots(database: str, tmp_path: Path, make: Any) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data", keep=0)
    for number in range(4):
        load(ours, make, f"name{number}")
        assert deliver_edition(ours, SECRETS)
    lake = open_lake_target(find_target(ours, "team").fill(SECRETS))
    kept = configure(ours.home, database, tmp_path / "data")
    done = open_lake_target(find_target(kept, "team").fill(SECRETS)).compact()
    assert (done.expired, done.kept) == (0, 4)
    assert done.files < done.files_before / 2
    for snapshot in lake.list_snapshots():
        with connect_edition(copy_edition(ours, "team", SECRETS, at=snapshot.number)) as con:
            assert con.execute("SELECT count(*) FROM articles").fetchall() == [(snapshot.number,)]
    done = lake.compact()
    assert done.kept == 1
    assert done.removed > 8
    assert list(compare(ours, "lake")) == []
    assert list(compare(ours, "copy", copy_edition(kept, "team", SECRETS))) == []
    with pytest.raises(EditionMissingError, match="no snapshot 1 that is an edition"):
        copy_edition(ours, "team", SECRETS, at=1)
    load(ours, make, "later")
    assert deliver_edition(ours, SECRETS)
    assert list(compare(ours, "lake")) == []


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
    for wait in (0.5, 0.9):
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


def test_an_older_edition_does_not_replace_a_newer_one(database: str, tmp_path: Path, make: Any) -> None:
    data = tmp_path / "data"
    older, newer = (configure(tmp_path / name, database, data) for name in ("older", "newer"))
    load(older, make, "one")
    load(newer, make, "two")
    assert deliver_edition(newer, SECRETS)
    assert not deliver_edition(older, SECRETS)
    state = read_delivery_state(older.name_target_folder("team"))
    assert "newer than that of this machine" in state.error


def test_a_server_that_does_not_answer_is_noted_without_secrets(
    postgres: PostgresServer, tmp_path: Path, make: Any
) -> None:
    missing = postgres.name_address("nowhere").replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")
    ours = configure(tmp_path / "ours", missing, tmp_path / "data")
    load(ours, make, "one")
    assert not deliver_edition(ours, SECRETS)
    error = read_delivery_state(ours.name_target_folder("team")).error
    assert "the target team cannot be written to" in error
    assert 'database "nowhere" does not exist' in error
    assert PASSWORD not in error
    deaf = configure(tmp_path / "deaf", "postgresql://127.0.0.1:9/lake", tmp_path / "data")
    with pytest.raises(TargetError, match=r"the target team cannot be read: .*127\.0\.0\.1"):
        copy_edition(deaf, "team", SECRETS)


def test_a_table_of_a_lake_reaches_no_other_file_of_a_reader(
    database: str, tmp_path: Path, make: Any
) -> None:
    """Whoever writes to the lake may put a view in the place of a table."""
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    assert deliver_edition(ours, SECRETS)
    secret = tmp_path / "secret.txt"
    secret.write_text("not for a lake")
    [published] = open_lake_target(find_target(ours, "team").fill(SECRETS)).list_snapshots()
    with open_lake(locate(ours), writes=True) as con, transaction(con):
        note_snapshot(
            con, edition_id=published.edition_id, published_at=published.published_at, changes=Changes()
        )
        con.execute(f"""CREATE VIEW lake."rows".seen AS FROM read_text('{secret}')""")
    with connect_edition(copy_edition(ours, "team", SECRETS)) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
        assert con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'seen'").fetchall() == [
            (0,)
        ]


def test_what_was_never_published_to_is_neither_read_nor_made(
    postgres: PostgresServer, database: str, tmp_path: Path
) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    with pytest.raises(EditionMissingError, match="nothing was published to the target team yet"):
        copy_edition(ours, "team", SECRETS)
    with pytest.raises(EditionMissingError, match="there is no edition yet"):
        open_lake_target(find_target(ours, "team").fill(SECRETS)).compact()
    assert (
        postgres.query(
            database.rpartition("/")[2], "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        == []
    )


class DirectReader:
    """A connection to the lake itself, kept from round to round; each statement sees the newest snapshot."""

    def __init__(self, con: DuckDBPyConnection) -> None:
        self._con = con

    def execute(self, query: str) -> DuckDBPyConnection:
        return self._con.execute(query)

    def close(self) -> None:
        """Do nothing: the next round goes on with it."""


def test_ten_readers_see_whole_editions_while_thirty_are_published(database: str, tmp_path: Path) -> None:
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
        readers = [Reader(partial(connect, tmp_path / f"reader-{number}")) for number in range(COPYING)]
        for _ in range(READERS - COPYING):
            con = stack.enter_context(open_lake(locate(ours)))
            con.execute("USE lake.main")
            readers.append(Reader(cast("Any", partial(DirectReader, con))))
        read_meanwhile(readers, publish, pause=10)
    assert [reader.faults for reader in readers] == [[]] * READERS
    assert {reader.seen[-1] for reader in readers} == {PUBLISHES}
    assert min(reader.rounds for reader in readers) > 1
