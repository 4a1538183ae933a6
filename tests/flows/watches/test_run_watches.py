"""Watches run on each new edition: new rows are reported once, and no watch can do harm."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from log_records import collect_records
from made_site import write_pages

from flows.settings import Settings
from flows.watches.journal import Journal
from flows.watches.run_watches import run_watches
from flows.watches.sandbox import WatchMatch, WatchResult, run_queries
from flows.watches.watch_files import Watch, parse_watch

if TYPE_CHECKING:
    from conftest import Workspace

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TITLES = "-- Every article.\n-- key: article_id\nSELECT article_id, title FROM articles\n"


def read_journal(workspace: Workspace) -> list[dict[str, Any]]:
    lines = (workspace.folder / "var/watches/matches.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def write_watch(workspace: Workspace, name: str, text: str) -> None:
    folder = workspace.folder / "var/watches"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.sql").write_text(text)


def test_rows_of_the_first_edition_are_noted_and_later_ones_reported_once(workspace: Workspace) -> None:
    write_watch(workspace, "titles", TITLES)
    for name, numbers in (("a", range(2)), ("b", range(2, 3)), ("c", range(3))):
        write_pages(workspace.folder / name, numbers)
    assert workspace.newswire("load", "a").returncode == 0
    (noted,) = read_journal(workspace)
    assert (noted["watch"], len(noted["noted"])) == ("titles", 2)
    second = workspace.newswire("load", "b", "--corpus", "b")
    assert "watch titles: 1 new row. Every article." in second.stderr
    _, match = read_journal(workspace)
    assert workspace.ask("SELECT title, article_id FROM articles WHERE corpus = 'b'") == [
        (match["row"]["title"], match["row"]["article_id"])
    ]
    third = workspace.newswire("load", "c")
    assert (third.returncode, len(read_journal(workspace))) == (0, 3)
    again = workspace.newswire("load", "c")
    assert ("watch" in again.stderr, len(read_journal(workspace))) == (False, 3)


def test_a_broken_watch_stops_no_other_and_its_message_names_it(site_copy: Workspace) -> None:
    write_watch(site_copy, "broken", "-- Broken.\nSELECT nothing FROM nowhere")
    write_watch(site_copy, "titles", TITLES)
    write_watch(site_copy, "unnamed", "SELECT 1")
    settings = Settings(home=site_copy.folder / "var")
    with collect_records() as records:
        assert run_watches(settings, run_id="r", now=NOON) == []
    warnings = [record.getMessage() for record in records if record.levelname == "WARNING"]
    assert [line.partition(":")[0] for line in warnings] == ["watch unnamed", "watch broken failed"]
    assert [line["watch"] for line in read_journal(site_copy)] == ["titles"]


def run_one(workspace: Workspace, statement: str, key: str = "") -> WatchResult:
    heading = f"-- Tried.\n-- key: {key}\n" if key else "-- Tried.\n"
    watch = parse_watch("tried", heading + statement)
    (result,) = run_queries(workspace.edition, [watch])
    return result


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("SELECT 1; SELECT 2", "more than one statement"),
        ("SELECT 1) AS x; DROP VIEW articles; SELECT * FROM (SELECT 1", "syntax error"),
        ("CREATE TABLE mine (a INTEGER)", "CREATE does not run here"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled"),
        ("FROM range(20_001)", "more than 20,000 rows"),
    ],
    ids=["two", "closing", "writing", "file", "many"],
)
def test_a_statement_can_do_no_harm(made_site: Workspace, statement: str, words: str) -> None:
    result = run_one(made_site, statement)
    assert words in (result.fault or "")
    assert result.matches == ()


def test_a_watch_that_is_stopped_stops_no_other(made_site: Workspace) -> None:
    long = "-- Long.\nSELECT sum(range) FROM range(10_000_000_000)"  # 15 s, of which it has three
    watches = [parse_watch(name, text) for name, text in (("long", long), ("titles", TITLES))]
    stopped, ran = run_queries(made_site.edition, watches, seconds=3)
    assert stopped.fault == "stopped after 3 seconds"
    assert len(ran.matches) == 30


def test_a_key_must_be_a_column(made_site: Workspace) -> None:
    fault = run_one(made_site, "SELECT 1 AS a", key="b").fault
    assert fault == "its key names b, which is no column of its rows"


def test_values_are_those_of_json_and_rows_of_one_key_are_one(made_site: Workspace) -> None:
    values = "[1, NULL] AS b, {'c': DATE '2026-03-02'} AS d, 'infinity'::DOUBLE AS e -- the end"
    result = run_one(made_site, f"SELECT 1 AS a, {values}\nUNION ALL SELECT 1, NULL, NULL, 2", "a")
    assert [match.row for match in result.matches] == [
        {"a": 1, "b": [1, None], "d": {"c": "2026-03-02"}, "e": None}
    ]


@pytest.fixture
def watch() -> Watch:
    return parse_watch("titles", TITLES)


def note(journal: Journal, watch: Watch, *names: str) -> list[str]:
    """Compare rows with the journal, append them, and return those that are reported."""
    compared = journal.compare(watch, [WatchMatch(match_id=name, row={"name": name}) for name in names])
    journal.append([compared], run_id="r", now=NOON)
    return [] if compared.is_first else [match.match_id for match in compared.new]


def test_the_journal_is_the_memory_of_every_process(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "matches.jsonl"
    one, other = Journal(path), Journal(path)
    assert note(one, watch, "a") == []
    assert note(other, watch, "a", "b") == ["b"]
    assert note(one, watch, "a", "b", "c") == ["c"]
    assert one.count("titles") == 3
    assert one.count("unused") is None


def test_a_line_that_a_kill_has_torn_spoils_no_other(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "matches.jsonl"
    note(Journal(path), watch, "a")
    with path.open("a") as file:
        file.write('{"match_id": "b", "wat')
    assert note(Journal(path), watch, "a", "b") == ["b"]
    assert note(Journal(path), watch, "a", "b") == []


def test_a_journal_that_was_moved_away_begins_anew(tmp_path: Path, watch: Watch) -> None:
    journal = Journal(tmp_path / "matches.jsonl")
    note(journal, watch, "a")
    journal.path.rename(tmp_path / "old.jsonl")
    assert note(journal, watch, "a", "b") == []
    assert note(journal, watch, "a", "b", "c") == ["c"]


def test_a_watch_with_another_key_begins_anew(tmp_path: Path, watch: Watch) -> None:
    """Its rows would all be new, by the thousand: the columns of an edited or migrated view are others."""
    journal = Journal(tmp_path / "matches.jsonl")
    note(journal, watch, "a")
    assert note(journal, watch, "a", "b") == ["b"]
    other = replace(watch, key=("source", "title"))
    assert note(journal, other, "c", "d") == []
    assert note(Journal(journal.path), other, "c", "d", "e") == ["e"]


def test_a_journal_of_an_earlier_version_has_no_keys_and_goes_on(tmp_path: Path, watch: Watch) -> None:
    journal = Journal(tmp_path / "matches.jsonl")
    journal.path.write_text('{"watch": "titles", "noted": ["a"]}\n')
    assert note(journal, watch, "a", "b") == ["b"]
    assert note(journal, replace(watch, key=("source",)), "c") == []
