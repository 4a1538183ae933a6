"""A target in DuckLake, with its catalogue in a PostgreSQL server: the rows of the edition, now and then."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lake_target import SECRETS, ask_cookbook, compare, configure, load, locate
from made_articles import load_articles
from postgres_server import PASSWORD, PostgresServer

import newswire
from flows.errors import TargetError, UsageError
from flows.interruption import find_interruption
from flows.targets.deliver import deliver_edition
from flows.targets.delivery_state import read_delivery_state
from flows.targets.local_copy import copy_edition, find_target
from flows.targets.open_target import open_lake_target
from warehouse.connection import open_writer
from warehouse.edition import connect_edition
from warehouse.errors import EditionMissingError
from warehouse.lake.changed_rows import Changes
from warehouse.lake.place import open_lake
from warehouse.lake.publication import publish_to_lake
from warehouse.lake.snapshots import note_snapshot
from warehouse.publish import Publication, publish_edition
from warehouse.transaction import transaction

A_MOMENT = timedelta(milliseconds=1)


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
    for number in range(3):
        load(ours, make, f"name{number}")
        assert deliver_edition(ours, SECRETS)
    lake = open_lake_target(find_target(ours, "team").fill(SECRETS))
    kept = configure(ours.home, database, tmp_path / "data")
    done = open_lake_target(find_target(kept, "team").fill(SECRETS)).compact()
    assert (done.expired, done.kept) == (0, 3)
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


def test_an_older_edition_does_not_replace_a_newer_one(database: str, tmp_path: Path, make: Any) -> None:
    data = tmp_path / "data"
    older, newer = (configure(tmp_path / name, database, data) for name in ("older", "newer"))
    load(older, make, "one")
    load(newer, make, "two")
    assert deliver_edition(newer, SECRETS)
    assert not deliver_edition(older, SECRETS)
    state = read_delivery_state(older.name_target_folder("team"))
    assert "newer than that of this machine" in state.error


def test_an_edition_follows_one_of_a_clock_that_was_ahead(database: str, tmp_path: Path, make: Any) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    ahead = Publication(published_at=datetime.now(UTC) + timedelta(days=100))
    load_articles(ours.warehouse, make, "two")
    assert publish_edition(ours.warehouse, ours.edition, ahead, wait=0)
    assert deliver_edition(ours, SECRETS)
    load(ours, make, "three")
    assert deliver_edition(ours, SECRETS)
    assert list(compare(ours, "lake")) == []


def test_a_server_that_does_not_answer_is_noted_without_secrets(
    postgres: PostgresServer, tmp_path: Path, make: Any
) -> None:
    missing = postgres.name_address("nowhere").replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")
    ours = configure(tmp_path / "ours", missing, tmp_path / "data")
    load(ours, make, "one")
    assert not deliver_edition(ours, SECRETS)
    error = read_delivery_state(ours.name_target_folder("team")).error
    assert "the target team cannot be written to" in error
    assert 'database "nowhere" does not exist; make it, an empty one' in error
    assert PASSWORD not in error
    deaf = configure(tmp_path / "deaf", "postgresql://127.0.0.1:9/lake", tmp_path / "data")
    with pytest.raises(TargetError, match=r"the target team cannot be read: .*127\.0\.0\.1"):
        copy_edition(deaf, "team", SECRETS)


def test_a_lake_is_not_begun_among_the_files_of_another(
    postgres: PostgresServer, database: str, tmp_path: Path, make: Any
) -> None:
    """Compaction would remove these."""
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    assert deliver_edition(ours, SECRETS)
    other = postgres.make_database("other").replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")
    theirs = configure(tmp_path / "theirs", other, tmp_path / "data")
    load(theirs, make, "two")
    assert not deliver_edition(theirs, SECRETS)
    assert "has files of another lake" in read_delivery_state(theirs.name_target_folder("team")).error
    assert postgres.query("other", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == ["0"]
    assert deliver_edition(theirs, SECRETS, again=True)


def test_files_that_are_gone_are_told_with_what_to_do(database: str, tmp_path: Path, make: Any) -> None:
    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    assert deliver_edition(ours, SECRETS)
    (tmp_path / "data").rename(tmp_path / "unmounted")
    with pytest.raises(TargetError, match="its files are gone: mount their drive or bring them back"):
        copy_edition(ours, "team", SECRETS)


def test_ctrl_c_while_an_edition_is_published_is_no_fault_of_the_target(
    database: str, tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_for_hours(*_: object) -> None:
        duckdb.sql("SELECT count(*) FROM range(1_000_000_000_000) WHERE random() > 2").fetchall()

    ours = configure(tmp_path / "ours", database, tmp_path / "data")
    load(ours, make, "one")
    monkeypatch.setattr("flows.targets.lake.publish_to_lake", run_for_hours)
    ctrl_c = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    ctrl_c.start()
    with pytest.raises(RuntimeError, match="Query interrupted") as raised:
        deliver_edition(ours, SECRETS)
    ctrl_c.join()
    assert isinstance(find_interruption(raised.value), KeyboardInterrupt)
    assert read_delivery_state(ours.name_target_folder("team")).failures == 0


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
