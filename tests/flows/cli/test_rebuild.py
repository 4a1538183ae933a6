"""A rebuild derives everything again, and changes nothing else."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from made_site import BOILERPLATE, SHARED, count_with, write_page, write_pages, write_sentence
from rebuilding import rebuild
from visible_state import read_derived_state, read_state

from warehouse.connection import hold_run

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def digest_warehouse(workspace: Workspace) -> str:
    return hashlib.sha256((workspace.folder / "var" / "warehouse.duckdb").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def rebuilt(
    make_workspace: Callable[[Path], Workspace],
    made_site: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Workspace, dict[str, Any]]:
    """The made site loaded and rebuilt, not to be changed, and the report of the rebuild."""
    workspace = make_workspace(tmp_path_factory.mktemp("rebuilt")).take(made_site)
    return workspace, rebuild(workspace)


def test_rules_that_were_learned_late_apply_to_all_articles_and_a_second_rebuild_changes_nothing(
    workspace: Workspace, rebuilt: tuple[Workspace, dict[str, Any]], opened: list[object]
) -> None:
    before, report = rebuilt
    workspace.take(before)
    assert report["taken"]
    assert {rule["gained"] for rule in report["rules"]} == {10}
    assert {change["name"]: change["count"] for change in report["articles"]} == {"text": 10}
    assert [count_with(workspace, line) for line in BOILERPLATE] == [0, 0, 0]
    assert count_with(workspace, SHARED) == 10
    after, digest = read_state(workspace), digest_warehouse(workspace)
    opened.clear()
    again = workspace.newswire("rebuild")
    assert "nothing changes" in again.stdout
    new = str(Path("var/rebuild/warehouse.duckdb"))
    assert list(map(str, opened)).count(new) == 4  # made, filled in three batches, compared, closed
    assert (read_state(workspace), digest_warehouse(workspace)) == (after, digest)


def test_a_dry_run_reports_the_same_and_changes_nothing(
    site_copy: Workspace, rebuilt: tuple[Workspace, dict[str, Any]]
) -> None:
    before, digest = read_state(site_copy), digest_warehouse(site_copy)
    printed = site_copy.newswire("rebuild", "--dry-run").stdout
    assert "30 pages read again; would change: " in printed
    assert BOILERPLATE[0] in printed
    dry = rebuild(site_copy, "--dry-run")
    assert not dry["taken"]
    assert (read_state(site_copy), digest_warehouse(site_copy)) == (before, digest)
    _, wet = rebuilt
    same = {name: value for name, value in wet.items() if name != "taken"}
    assert same == {name: value for name, value in dry.items() if name != "taken"}


def test_after_a_run_there_is_nothing_to_rebuild(workspace: Workspace, sample_run: Workspace) -> None:
    workspace.take(sample_run)
    before = read_state(workspace)
    report = rebuild(workspace)
    assert report["tables"] == [], report
    assert read_state(workspace) == before


def test_the_blocks_of_a_refused_rule_are_restored(
    workspace: Workspace, rebuilt: tuple[Workspace, dict[str, Any]]
) -> None:
    workspace.take(rebuilt[0])
    ((rule,),) = workspace.ask(f"SELECT rule FROM learned_rules WHERE text = $${BOILERPLATE[2]}$$")
    assert workspace.newswire("rules", "forget", rule).returncode == 0
    report = rebuild(workspace)
    assert [count_with(workspace, line) for line in BOILERPLATE] == [0, 0, 30]
    assert {row["name"]: (row["gained"], row["lost"]) for row in report["rules"]} == {rule: (0, 30)}
    assert rebuild(workspace)["tables"] == []


def test_a_rule_that_only_the_rebuild_learns_applies_to_earlier_pages_too(site_copy: Workspace) -> None:
    """As if blocks had not been counted when the articles were loaded."""
    with duckdb.connect(str(site_copy.folder / "var" / "warehouse.duckdb")) as con:
        for table in ("learned_rules", "block_counts", "site_days"):
            con.execute(f"DELETE FROM store.{table}")
    report = rebuild(site_copy)
    (learned,) = [row for row in report["relations"] if row["name"] == "learned rules"]
    assert (learned["gained"], learned["lost"]) == (3, 0)
    assert [count_with(site_copy, line) for line in BOILERPLATE] == [0, 0, 0]
    assert rebuild(site_copy)["tables"] == []


def test_a_revision_that_changed_only_boilerplate_is_removed(site_copy: Workspace) -> None:
    changed = write_page(3).replace(f"<p>{BOILERPLATE[0]}</p>", "")
    (site_copy.folder / "a" / "003.html").write_text(changed, encoding="utf-8")
    with duckdb.connect(str(site_copy.folder / "var" / "warehouse.duckdb")) as con:
        con.execute("UPDATE store.learned_rules SET refused_at = now()")
    assert site_copy.newswire("load", str(site_copy.folder / "a")).returncode == 0
    first, second = site_copy.ask(
        "SELECT r.revision, r.seen_at FROM revisions AS r JOIN articles AS a USING (article_id) "
        "WHERE a.origin = '003.html' ORDER BY r.revision"
    )
    assert (first[0], second[0]) == (1, 2)
    for (rule,) in site_copy.ask("SELECT rule FROM learned_rules"):
        assert site_copy.newswire("rules", "restore", rule).returncode == 0
    rebuild(site_copy)
    rows = site_copy.ask("SELECT article_id, revision, first_seen_at FROM articles WHERE origin = '003.html'")
    assert [row[1:] for row in rows] == [(1, first[1])]
    assert site_copy.ask("SELECT outcome FROM pages WHERE origin = '003.html' ORDER BY received_at") == [
        ("loaded",),
        ("unchanged",),
    ]


def test_a_refused_page_may_become_an_article_and_an_article_a_refusal(
    workspace: Workspace, sample_run: Workspace
) -> None:
    """The past is made by hand: one article of the sample was refused once, a refused page was one."""
    workspace.take(sample_run)
    rightly = read_derived_state(workspace)
    ((page_id, article_id, entry_id),) = workspace.ask(
        "SELECT page_id, article_id, entry_id FROM pages WHERE outcome = 'loaded' AND corpus = 'feed' "
        "ORDER BY received_at DESC, page_id LIMIT 1"
    )
    ((refused_id, run_id, url),) = workspace.ask(
        "SELECT page_id, run_id, url FROM pages WHERE outcome = 'refused' AND archived IS NOT NULL LIMIT 1"
    )
    with duckdb.connect(str(workspace.folder / "var" / "warehouse.duckdb")) as con:
        con.execute(
            "UPDATE store.pages SET outcome = 'refused', article_id = NULL, stage = 'extract', "
            "reason = 'no-text', detail = 'so it seemed' WHERE page_id = ?",
            [page_id],
        )
        con.execute(
            "UPDATE store.entries SET outcome = 'refused', article_id = NULL, reason = 'no-text', "
            "detail = 'so it seemed' WHERE entry_id = ?",
            [entry_id],
        )
        for table in (
            "articles",
            "revisions",
            "blocks",
            "article_tags",
            "fingerprints",
            "terms",
            "memberships",
        ):
            con.execute(f"DELETE FROM store.{table} WHERE article_id = ?", [article_id])
        con.execute(
            'INSERT INTO store.refusals (run_id, url, origin, stage, reason, detail, "at") SELECT run_id, '
            "url, origin, 'extract', 'no-text', 'so it seemed', received_at FROM store.pages "
            "WHERE page_id = ?",
            [page_id],
        )
        con.execute(
            "UPDATE store.pages SET outcome = 'loaded', article_id = 'ffffffffffffffff', stage = NULL, "
            "reason = NULL, detail = NULL WHERE page_id = ?",
            [refused_id],
        )
        con.execute("DELETE FROM store.refusals WHERE run_id = ? AND url = ?", [run_id, url])
        con.execute(
            "UPDATE store.entries SET outcome = 'loaded', article_id = 'ffffffffffffffff' "
            "WHERE entry_id = (SELECT entry_id FROM store.pages WHERE page_id = ?)",
            [refused_id],
        )
    report = rebuild(workspace)
    (refusals,) = [row for row in report["relations"] if row["name"] == "refusals"]
    assert (refusals["gained"], refusals["lost"]) == (1, 1)
    assert {change["name"]: change["count"] for change in report["articles"]} == {"gained": 1}
    assert read_derived_state(workspace) == rightly


def test_pages_whose_bytes_are_lost_keep_their_articles(
    workspace: Workspace, rebuilt: tuple[Workspace, dict[str, Any]]
) -> None:
    workspace.take(rebuilt[0])
    before = read_state(workspace)
    (file,) = (workspace.folder / "var" / "archive").glob("*.warc.gz")
    places = workspace.ask('SELECT archived."offset" AS place FROM pages ORDER BY place')
    cut = places[len(places) // 2][0] + 10
    raw = bytearray(file.read_bytes()[:cut])
    raw[places[5][0] + 40] ^= 0xFF
    file.write_bytes(raw)
    report = rebuild(workspace, status=1)
    assert len(report["kept"]) == 16
    assert report["tables"] == []
    assert read_state(workspace) == before
    file.unlink()
    done = workspace.newswire("rebuild")
    assert done.returncode == 1
    assert "nothing changes" in done.stdout
    assert "025.html stays as it was" in done.stderr
    assert read_state(workspace) == before


def test_an_article_is_not_lost_to_a_machine_too_busy_to_read_its_page(workspace: Workspace) -> None:
    long = "".join(f"<p>{write_sentence(random.Random(number))}</p>" for number in range(1_500))
    pages = write_pages(workspace.folder / "a", range(2))
    (pages / "long.html").write_text(f"<html><title>A long day</title><body>{long}</body>", encoding="utf-8")
    workspace.configure(read="timeout = 60")
    assert workspace.newswire("load", str(pages)).returncode == 0
    before = read_state(workspace)
    assert len(before["articles"]) == 3
    workspace.configure(read="timeout = 0.05")
    report = rebuild(workspace, status=1)
    assert "long.html" in {kept["origin"] for kept in report["kept"]}
    assert report["tables"] == []
    assert read_state(workspace) == before


def test_files_are_read_again_in_the_encoding_that_was_given(workspace: Workspace) -> None:
    text = (
        "The caf\u00e9 at the quay closed on Monday. Its owner, Zo\u00eb Brandt, had run it for thirty years."
    )
    (workspace.folder / "old.txt").write_bytes(
        f"{text}\n\n{text.replace('closed', 'opened')}".encode("cp1252")
    )
    assert workspace.newswire("load", "old.txt", "--encoding", "cp1252").returncode == 0
    assert count_with(workspace, "Zo\u00eb Brandt") == 1
    assert rebuild(workspace)["tables"] == []
    assert count_with(workspace, "Zo\u00eb Brandt") == 1


def test_a_page_is_read_again_with_the_feed_entry_of_its_time(
    workspace: Workspace, server: ScriptedServer
) -> None:
    """A page without a title or date of its own takes the feed's, as it was for that version."""
    workspace.configure(server.url("/feed"))
    for title, word in (("Ferry late", "late"), ("Ferry sunk", "sunk")):
        server.answer(
            "/feed",
            f"<rss version='2.0'><channel><item><guid>1</guid><title>{title}</title><link>{server.url('/1')}"
            f"</link><pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate></item></channel></rss>".encode(),
            "Content-Type: application/rss+xml",
        )
        body = f"<p>The ferry to the eastern quay is {word}, its owner told the harbour on Monday. " * 9
        server.answer("/1", f"<html><body>{body}</body></html>".encode(), "Content-Type: text/html")
        assert workspace.newswire("run").returncode == 0
    titles = workspace.ask("SELECT title FROM revisions ORDER BY revision")
    assert len(titles) == 2
    before = read_state(workspace)
    assert rebuild(workspace)["tables"] == []
    assert read_state(workspace) == before


def test_a_rebuild_does_not_start_beside_a_run(site_copy: Workspace) -> None:
    with hold_run(site_copy.folder / "var", command="newswire run"):
        done = site_copy.newswire_process("rebuild")
    assert done.returncode == 3
    assert "newswire run" in done.stderr


def test_without_a_warehouse_there_is_nothing_to_rebuild(new_workspace: Workspace) -> None:
    done = new_workspace.newswire("rebuild")
    assert done.returncode == 0
    assert "nothing to rebuild" in done.stdout
