"""Retention: what is older than it is to be kept goes, also from the archive, and does not come back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import duckdb
import pytest
from made_site import write_pages
from visible_state import read_state

from flows.config_file import default_settings
from flows.housekeeping.prune import Pruning, prune
from flows.intake.retrieval import retrieve_body
from flows.settings import RetentionSettings, Settings
from transforms.records import ArchiveRef

if TYPE_CHECKING:
    from conftest import Workspace

NOW = datetime.now(UTC)


@pytest.fixture
def aged(site_copy: Workspace) -> Workspace:
    """The made site, ten pages of which came a hundred days ago, ten three days ago, and ten just now."""
    home = site_copy.folder / "var"
    (archive,) = (home / "archive").glob("*.warc.gz")
    old = archive.with_name("newswire-20200101-00001.warc.gz")
    archive.rename(old)
    with duckdb.connect(str(home / "warehouse.duckdb")) as con:
        for table, column in (
            ("pages", "received_at"),
            ("revisions", "seen_at"),
            ("articles", "first_seen_at"),
        ):
            for days, numbers in ((100, range(10)), (3, range(10, 20))):
                named = [f"{number:03}.html" for number in numbers]
                rows = "SELECT article_id FROM store.pages WHERE list_contains($named, origin)"
                con.execute(
                    f"UPDATE store.{table} SET {column} = $at WHERE article_id IN ({rows})",
                    {"at": NOW - timedelta(days=days), "named": named},
                )
        con.execute(
            "UPDATE store.pages "
            "SET archived = {'file': $name, 'offset': archived.offset, 'length': archived.length}",
            {"name": old.name},
        )
        con.execute("DELETE FROM store.duplicates")
    return site_copy


def configure(workspace: Workspace, **retention: object) -> Settings:
    return default_settings({"NEWSWIRE_HOME": str(workspace.folder / "var")}).model_copy(
        update={"retention": RetentionSettings.model_validate(retention)}
    )


def run(workspace: Workspace, *, applies: bool = True, **retention: object) -> Pruning:
    return prune(configure(workspace, **retention), now=NOW, applies=applies)


def read_records(workspace: Workspace) -> int:
    """Read every page that the warehouse has from the archive, by its digest, and return their number."""
    pages = workspace.ask("SELECT archived, sha256 FROM pages WHERE archived IS NOT NULL")
    for archived, sha256 in pages:
        retrieve_body(workspace.folder / "var" / "archive", ArchiveRef(**archived), sha256=sha256)
    return len(pages)


def list_origins(workspace: Workspace) -> list[str]:
    return [origin for (origin,) in workspace.ask("SELECT origin FROM articles ORDER BY origin")]


def test_only_what_is_older_goes_and_a_trial_says_so_and_changes_nothing(aged: Workspace) -> None:
    before = read_state(aged)
    trial = run(aged, applies=False, days=30)
    assert (dict(trial.articles), trial.records) == ({"loaded": 10}, 10)
    assert read_state(aged) == before
    assert run(aged, days=30) == trial
    assert list_origins(aged) == [f"{number:03}.html" for number in range(10, 30)]
    for table in ("blocks", "article_tags", "revisions"):
        assert aged.ask(
            f"SELECT count(*) FROM {table} WHERE article_id NOT IN (SELECT article_id FROM articles)"
        ) == [(0,)]
    assert run(aged, days=30).articles == {}
    ((free,),) = aged.ask("SELECT free_blocks FROM pragma_database_size() WHERE database_name = 'news'")
    assert free == 0  # the file is compacted, of which a third was removed


def test_the_records_of_the_others_stay_readable_in_an_archive_without_the_removed(aged: Workspace) -> None:
    folder = aged.folder / "var" / "archive"
    (before,) = folder.glob("*.warc.gz")
    size = before.stat().st_size
    pruning = run(aged, days=30)
    (after,) = folder.glob("*.warc.gz")
    assert after.name == "newswire-20200101-00001.1.warc.gz"
    assert after.stat().st_size < size - pruning.bytes + 1_000
    assert not (folder / ".pruning").exists()
    assert read_records(aged) == 20
    assert run(aged, days=1).records == 10
    assert [path.name for path in folder.glob("*.warc.gz")] == ["newswire-20200101-00001.2.warc.gz"]
    with duckdb.connect(str(aged.folder / "var" / "warehouse.duckdb")) as con:
        con.execute("UPDATE store.revisions SET seen_at = $at", {"at": NOW - timedelta(days=9)})
        con.execute("UPDATE store.pages SET received_at = $at", {"at": NOW - timedelta(days=9)})
    run(aged, days=1)
    assert list(folder.glob("*.warc.gz")) == []


def test_a_later_load_or_rebuild_does_not_bring_them_back(aged: Workspace) -> None:
    run(aged, days=30)
    again = aged.newswire("load", str(write_pages(aged.folder / "a", range(10))))
    assert again.returncode == 0, again.stderr
    assert len(list_origins(aged)) == 20
    assert aged.newswire("rebuild").returncode == 0
    assert len(list_origins(aged)) == 20
    assert aged.ask("SELECT outcome, count(*) FROM pages WHERE article_id IS NULL GROUP BY ALL") == [
        ("removed", 10)
    ]


def test_an_age_by_corpus_counts_before_that_of_all_and_0_keeps_for_ever(aged: Workspace) -> None:
    assert run(aged, applies=False, days=30, corpora={"loaded": 0}).articles == {}
    assert run(aged, applies=False, corpora={"loaded": 2}).articles == {"loaded": 20}
    assert run(aged, applies=False, corpora={"other": 2}).articles == {}


def test_an_original_stays_as_long_as_one_of_its_copies(aged: Workspace) -> None:
    with duckdb.connect(str(aged.folder / "var" / "warehouse.duckdb")) as con:
        ids = dict(con.execute("SELECT origin, article_id FROM store.articles").fetchall())
        for copy, original in (("029.html", "003.html"), ("005.html", "004.html")):
            con.execute(
                "INSERT INTO store.duplicates VALUES (?, ?, 'near', 1, ?)",
                [ids[copy], ids[original], ids[original]],
            )
    run(aged, days=30)
    assert "003.html" in list_origins(aged)
    assert "004.html" not in list_origins(aged)


def test_a_kill_before_the_old_file_is_deleted_loses_nothing_and_the_next_run_deletes_it(
    aged: Workspace,
) -> None:
    folder = aged.folder / "var" / "archive"
    (folder / ".pruning").write_text("newswire-20200101-00001.1.warc.gz\nnewswire-20200101-00001.warc.gz\n")
    (folder / "newswire-20200101-00001.1.warc.gz").write_bytes(b"half")
    run(aged, corpora={"loaded": 30})
    assert [path.name for path in folder.glob("*.warc.gz")] == ["newswire-20200101-00001.1.warc.gz"]
    assert read_records(aged) == 20


def test_the_command_reports_first_and_removes_with_apply(aged: Workspace) -> None:
    assert "has no [retention]" in aged.newswire("prune").stdout
    aged.configure(settings="retention.days = 30")
    reported = aged.newswire("prune")
    assert (reported.returncode, "10 articles of the corpus loaded" in reported.stdout) == (0, True)
    assert "would be removed" in reported.stdout
    assert len(list_origins(aged)) == 30
    assert aged.newswire("prune", "--apply").stdout.endswith("removed\n")
    assert len(list_origins(aged)) == 20
    assert "nothing is older" in aged.newswire("prune").stdout
