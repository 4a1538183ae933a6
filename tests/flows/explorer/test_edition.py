"""Access to the edition: its limits, and what happens when the file is replaced."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import duckdb
import pytest
from explorer_client import open_explorer

from flows.explorer.edition import EditionReader, Limits
from flows.explorer.errors import BusyError, TooMuchError
from warehouse.connection import open_writer
from warehouse.errors import EditionMissingError

_ENDLESS = "SELECT sum(hash(a.range)) FROM range(1000000000000) AS a"


def replace(edition: Path, by: Path, *, corpus: str) -> None:
    """Put another edition in the place of one, as publishing does."""
    copy = edition.with_name("next.duckdb")
    shutil.copyfile(by, copy)
    with open_writer(copy, wait=0) as con:
        con.execute("UPDATE store.articles SET corpus = ?", [corpus])
    copy.replace(edition)


@pytest.fixture
def edition(tmp_path: Path, generated_edition: Path) -> Path:
    return Path(shutil.copyfile(generated_edition, tmp_path / "news.duckdb"))


def test_a_new_edition_shows_with_the_next_page(edition: Path, generated_edition: Path) -> None:
    client = open_explorer(edition)
    assert '<option value="feed">' in client.read("/stories")
    replace(edition, generated_edition, corpus="newer")
    page = client.read("/stories")
    client.close()
    assert '<option value="newer">' in page
    assert '<option value="feed">' not in page


def test_a_page_goes_on_with_the_edition_that_it_began_with(edition: Path, generated_edition: Path) -> None:
    reader = EditionReader(edition)
    with reader.connect() as first:
        replace(edition, generated_edition, corpus="newer")
        with reader.connect() as second:
            assert second.con.execute("SELECT DISTINCT corpus FROM articles").fetchall() == [("newer",)]
        assert first.con.execute("SELECT DISTINCT corpus FROM articles").fetchall() == [("feed",)]
    reader.close()


def list_open_files(edition: Path) -> list[str]:
    """Return which file of the name of an edition this process has open, as Linux names it."""
    links = [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    return [link for link in links if link.startswith(str(edition))]


def test_a_replaced_edition_is_held_open_by_nobody(edition: Path, generated_edition: Path) -> None:
    reader = EditionReader(edition)
    with reader.connect() as session:
        replace(edition, generated_edition, corpus="newer")
        reader.close_replaced()
        assert session.con.execute("SELECT DISTINCT corpus FROM articles").fetchall() == [("feed",)]
    assert list_open_files(edition) == [str(edition)], "the new one is open for the next page"
    edition.unlink()
    reader.close_replaced()
    assert list_open_files(edition) == []
    reader.close()


def test_an_edition_that_is_not_there_yet_is_a_page_that_says_so(
    edition: Path, generated_edition: Path
) -> None:
    edition.unlink()
    client = open_explorer(edition)
    answer = client.ask("/stories")
    assert answer.status_code == 503
    assert "There is no edition" in answer.text
    assert "newswire run" in answer.text
    shutil.copyfile(generated_edition, edition)
    assert '<option value="feed">' in client.read("/stories")
    client.close()


def test_a_damaged_edition_is_a_page_that_says_so(edition: Path) -> None:
    edition.write_bytes(b"no database" * 5_000)
    client = open_explorer(edition)
    answer = client.ask("/stories")
    assert answer.status_code == 503
    assert "newswire doctor" in answer.text


def test_a_database_without_our_tables_is_a_page_that_says_so(edition: Path) -> None:
    client = open_explorer(edition)
    client.read("/stories")
    foreign = edition.with_name("foreign.duckdb")
    with duckdb.connect(foreign) as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS n")
    foreign.replace(edition)
    client.app.state.edition.close_replaced()
    answer = client.ask("/stories")
    client.close()
    assert answer.status_code == 503
    assert "version of Newswire that did not have what this page reads" in answer.text


def test_the_path_of_a_damaged_edition_is_written_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("var").mkdir()
    Path("var/news.duckdb").write_text("no database" * 999)
    client = open_explorer(Path("var/news.duckdb"))
    answer = client.ask("/")
    client.close()
    assert 'role="alert">var/news.duckdb cannot be used' in answer.text


def test_a_query_ends_when_the_time_of_its_page_does(edition: Path) -> None:
    reader = EditionReader(edition, limits=Limits(seconds=1.5))
    started = time.monotonic()
    with pytest.raises(TooMuchError, match=r"more than 1\.5 seconds"), reader.connect() as session:
        session.con.execute(_ENDLESS)
    assert time.monotonic() - started < 30  # not for ever
    with reader.connect() as session:
        assert session.con.execute("SELECT 1").fetchall() == [(1,)]
    reader.close()


def test_a_query_of_too_much_memory_is_refused_in_words(edition: Path) -> None:
    reader = EditionReader(edition, limits=Limits(memory="16MB", spill="1MB"))
    with pytest.raises(TooMuchError, match="more than 16MB of memory"), reader.connect() as session:
        session.con.execute("SELECT list(a.range) FROM range(10000000) AS a")
    reader.close()


def test_more_pages_than_connections_wait_and_then_give_up(edition: Path) -> None:
    reader = EditionReader(edition, limits=Limits(pages=1, seconds=0.1))
    with reader.connect(), pytest.raises(BusyError), reader.connect():
        pass
    reader.close()


def test_a_session_can_neither_write_nor_read_files(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("note")
    reader = EditionReader(edition)
    with reader.connect() as session:
        with pytest.raises(Exception, match="read-only"):
            session.con.execute("DELETE FROM store.articles")
        with pytest.raises(Exception, match="disabled"):
            session.con.execute(f"SELECT * FROM read_text('{tmp_path}/note.txt')")
    reader.close()


def test_no_edition_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(EditionMissingError), EditionReader(tmp_path / "news.duckdb").connect():
        pass
