"""The export: all views as files, the same bytes for the same edition."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.errors import EditionMissingError, WarehouseError
from warehouse.export import Export, export_edition
from warehouse.load import load_batch
from warehouse.publish import publish_edition


@pytest.fixture(scope="module")
def made(empty_warehouse: Path, make: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse and its edition."""
    folder = tmp_path_factory.mktemp("made")
    writer, path = folder / "warehouse.duckdb", folder / "news.duckdb"
    shutil.copyfile(empty_warehouse, writer)
    publish(writer, path, make, "one")
    june = make.noon + timedelta(days=31)
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(replace(make.article("two"), seen_at=june)), run_id="r2", now=june)
    publish_edition(writer, path, wait=0)
    return folder


@pytest.fixture
def edition(made: Path, tmp_path: Path) -> Path:
    """An edition with an article that came in in May, and one that came in in June."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "news.duckdb"


def publish(writer: Path, edition: Path, make: Any, *names: str) -> None:
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(*map(make.article, names)), run_id="r", now=make.noon)
    publish_edition(writer, edition, wait=0)


def read_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def export_both(edition: Path, folder: Path) -> Export:
    return export_edition(edition, folder, ["parquet", "jsonl"])


def test_every_view_is_exported_with_all_its_rows_in_both_formats(edition: Path, tmp_path: Path) -> None:
    export = export_both(edition, tmp_path / "out")
    with open_edition(edition) as con:
        views = [name for (name,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal "
            "AND schema_name = 'main' AND NOT contains(sql, 'getvariable')").fetchall()]  # fmt: skip
        counts = {view: con.execute(f'SELECT count(*) FROM "{view}"').fetchall()[0][0] for view in views}
    assert {view.name: view.rows for view in export.views} == counts
    for form in ("parquet", "jsonl"):
        for view, count in counts.items():
            read = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/out/{view}/*.{form}'").fetchall()
            assert read == [(count,)], (view, form)


def test_rows_are_divided_by_the_month_in_which_they_came_in(
    edition: Path, make: Any, tmp_path: Path
) -> None:
    export_both(edition, tmp_path / "out")
    months = [f"{make.noon:%Y-%m}", f"{make.noon + timedelta(days=31):%Y-%m}"]
    for view in ("articles", "article_tags", "blocks", "revisions"):
        assert sorted(path.stem for path in (tmp_path / "out" / view).glob("*.parquet")) == months
    assert [path.name for path in (tmp_path / "out" / "tags").glob("*.parquet")] == ["all.parquet"]


def test_lists_of_structs_are_kept_and_other_readers_read_all_files(edition: Path, tmp_path: Path) -> None:
    export_both(edition, tmp_path / "out")
    schemas = {str(path): parquet.read_table(path).schema for path in (tmp_path / "out").rglob("*.parquet")}
    (evidence,) = {
        str(schema.field("evidence").type) for path, schema in schemas.items() if "/article_tags/" in path
    }
    assert evidence == "list<element: struct<field: string, start: int32, end: int32, text: string>>"
    for path in tmp_path.rglob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            assert isinstance(json.loads(line), dict)


def test_the_same_edition_gives_the_same_bytes_and_leaves_the_files_alone(
    edition: Path, tmp_path: Path
) -> None:
    export_both(edition, tmp_path / "one")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*.parquet")}
    again = export_both(edition, tmp_path / "one")
    assert (again.written, again.removed) == (0, 0)
    assert times == {path: path.stat().st_mtime_ns for path in times}
    export_both(edition, tmp_path / "two")
    assert read_files(tmp_path / "one") == read_files(tmp_path / "two")


def test_a_later_export_writes_what_changed_and_removes_what_is_no_longer_part_of_it(
    edition: Path, writer: Path, make: Any, tmp_path: Path
) -> None:
    export_both(edition, tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("mine")
    first = tmp_path / "out" / "articles" / f"{make.noon:%Y-%m}.parquet"
    before = first.stat().st_mtime_ns
    july = make.noon + timedelta(days=61)
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(replace(make.article("three"), seen_at=july)), run_id="r3", now=july)
    publish_edition(writer, edition, wait=0)
    later = export_edition(edition, tmp_path / "out", ["parquet"])
    assert first.stat().st_mtime_ns == before
    assert later.written
    assert later.removed
    assert [path.name for path in (tmp_path / "out").rglob("*.jsonl")] == []
    assert (tmp_path / "out" / "mine.txt").exists()
    assert len(list((tmp_path / "out" / "articles").iterdir())) == 3


def test_a_folder_with_other_files_is_refused_and_left_alone(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear Mira")
    with pytest.raises(WarehouseError, match="holds no export"):
        export_both(edition, tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["one.txt"]


INTERRUPTED = """if True:
    import sys
    from pathlib import Path
    from warehouse.export import export_edition

    renamed = []

    def interrupt(event, arguments):
        if event == "os.rename":
            renamed.append(arguments)
            if len(renamed) == int(sys.argv[3]):
                raise KeyboardInterrupt

    sys.addaudithook(interrupt)
    export_edition(Path(sys.argv[1]), Path(sys.argv[2]), ["parquet", "jsonl"])
"""


@pytest.mark.parametrize("renamed", [1, 2, 12])
def test_an_export_that_was_interrupted_goes_on_in_the_same_folder(
    edition: Path, tmp_path: Path, renamed: int
) -> None:
    words = [sys.executable, "-c", INTERRUPTED, str(edition), str(tmp_path / "out"), str(renamed)]
    ended = subprocess.run(words, check=False, capture_output=True, text=True)
    assert "KeyboardInterrupt" in ended.stderr
    assert not (tmp_path / "out" / "export.json").exists()
    export_edition(edition, tmp_path / "out", ["parquet"])
    export_edition(edition, tmp_path / "new", ["parquet"])
    assert read_files(tmp_path / "out") == read_files(tmp_path / "new")


def test_without_an_edition_nothing_is_exported(tmp_path: Path) -> None:
    with pytest.raises(EditionMissingError):
        export_both(tmp_path / "news.duckdb", tmp_path / "out")
