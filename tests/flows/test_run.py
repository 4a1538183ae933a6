"""`newswire run --sample`, from an empty folder to SQL: the first steps of a newcomer."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from folders import DATA

from transforms.text.normalisation import squeeze

if TYPE_CHECKING:
    from conftest import Workspace

EXPECTED = tomllib.loads((DATA / "sample_site.toml").read_text(encoding="utf-8"))
LOADED = [page for page in EXPECTED["pages"] if page["outcome"] == "loaded"]
REFUSED = [page for page in EXPECTED["pages"] if page["outcome"] == "refused"]
CONTENT = ("articles", "blocks", "article_tags", "stories", "duplicates", "revisions", "refusals", "tags")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, make_workspace: Callable[[Path], Workspace]) -> Workspace:
    """A workspace in which the sample site was run once."""
    workspace = make_workspace(tmp_path_factory.mktemp("ran"))
    done = workspace.newswire_anew("run", "--sample")
    assert done.returncode == 0, done.stderr
    (workspace.folder / "printed.txt").write_text(done.stdout, encoding="utf-8")
    return workspace


def read_articles(workspace: Workspace, url: str) -> list[tuple[Any, ...]]:
    return workspace.ask(
        "SELECT article_id, title, language, text, revision, authors, published_at, story_id, duplicate_of"
        f" FROM articles WHERE url = '{url}' AND corpus = 'feed'"
    )


def name_page(page: dict[str, Any]) -> str:
    return str(page["url"]).rsplit("/", 2)[-1] or str(page["url"])


def test_every_entry_has_exactly_one_outcome_and_none_is_left_waiting(ran: Workspace) -> None:
    outcomes = dict(ran.ask("SELECT outcome, count(*) FROM entries GROUP BY outcome"))
    assert set(outcomes) <= {"loaded", "revised", "unchanged", "known", "refused"}
    assert ran.ask("SELECT count(*), count(DISTINCT entry_id) FROM entries") == [
        (sum(outcomes.values()),) * 2
    ]
    listed = sum(len(page["feeds"]) for page in EXPECTED["pages"])
    assert sum(outcomes.values()) == listed


@pytest.mark.parametrize("page", LOADED, ids=name_page)
def test_each_report_is_loaded_clean_and_dated(ran: Workspace, page: dict[str, Any]) -> None:
    ((article_id, title, language, text, revision, authors, published, *_),) = read_articles(ran, page["url"])
    assert (title, language, authors) == (squeeze(page["title"]), page["language"], page["authors"])
    assert abs(published - page["published"]) < timedelta(days=1)
    corrected = "evening_phrases" in page
    assert revision == (2 if corrected else 1)
    for phrase in page["phrases"] + page.get("evening_phrases", []):
        assert phrase in text
    kept = {row[0] for row in ran.ask(f"SELECT text FROM blocks WHERE article_id = '{article_id}' AND kept")}
    assert kept.isdisjoint(page["noise"] + page.get("evening_noise", []))


@pytest.mark.parametrize("page", LOADED, ids=name_page)
def test_each_report_is_tagged_with_its_subjects_and_not_with_its_noise(
    ran: Workspace, page: dict[str, Any]
) -> None:
    ((article_id, *_),) = read_articles(ran, page["url"])
    tags = dict(ran.ask(f"SELECT tag, relevance FROM article_tags WHERE article_id = '{article_id}'"))
    assert {tag: tags.get(tag) for tag in page.get("subject", [])} == dict.fromkeys(
        page.get("subject", []), "subject"
    )
    assert {tag: tags.get(tag) for tag in page.get("mention", [])} == dict.fromkeys(
        page.get("mention", []), "mention"
    )
    assert tags.keys().isdisjoint(page.get("absent", []))


@pytest.mark.parametrize("page", REFUSED, ids=name_page)
def test_pages_that_are_no_reports_are_refused_with_their_reasons(
    ran: Workspace, page: dict[str, Any]
) -> None:
    assert read_articles(ran, page["url"]) == []
    assert ran.ask(f"SELECT reason FROM refusals WHERE url = '{page['url']}'") == [(page["reason"],)]
    assert ran.ask(f"SELECT outcome, reason FROM entries WHERE url = '{page['url']}'") == [
        ("refused", page["reason"])
    ]


@pytest.mark.parametrize("page", [page for page in LOADED if "copy_of" in page], ids=name_page)
def test_the_syndicated_copy_is_linked_to_its_original(ran: Workspace, page: dict[str, Any]) -> None:
    ((copy, *_, story, duplicate_of),) = read_articles(ran, page["url"])
    ((original, *_, same_story, none),) = read_articles(ran, page["copy_of"])
    assert (duplicate_of, none) == (original, None)
    assert story == same_story
    ((method, score),) = ran.ask(f"SELECT method, score FROM duplicates WHERE article_id = '{copy}'")
    assert method == "near"
    assert 0.5 < score <= 1


def test_no_other_article_is_a_copy(ran: Workspace) -> None:
    assert ran.ask("SELECT count(*) FROM duplicates") == [(sum("copy_of" in page for page in LOADED),)]


def test_two_reports_of_one_event_are_one_story_and_all_others_have_their_own(ran: Workspace) -> None:
    together = {frozenset((page["url"], page["same_story_as"])) for page in LOADED if "same_story_as" in page}
    together |= {frozenset((page["url"], page["copy_of"])) for page in LOADED if "copy_of" in page}
    found = ran.ask("SELECT list(url) FROM articles GROUP BY story_id HAVING count(*) > 1")
    assert {frozenset(urls) for (urls,) in found} == together


def test_a_correction_keeps_the_first_revision(ran: Workspace) -> None:
    (page,) = [page for page in LOADED if "evening_phrases" in page]
    ((article_id, *_),) = read_articles(ran, page["url"])
    revisions = ran.ask(f"SELECT revision, text FROM revisions WHERE article_id = '{article_id}' ORDER BY 1")
    assert [number for number, _ in revisions] == [1, 2]
    assert all(phrase in revisions[0][1] for phrase in page["morning_phrases"])
    assert all(phrase in revisions[1][1] for phrase in page["evening_phrases"])


def test_every_span_of_evidence_is_at_its_offsets(ran: Workspace) -> None:
    spans = ran.ask("""
        SELECT e.text, substr(if(e.field = 'title', a.title, a.text), e.start + 1, e.end - e.start)
        FROM (SELECT article_id, unnest(evidence) AS e FROM article_tags)
        JOIN articles AS a USING (article_id)
    """)
    assert len(spans) > 100
    assert [(stated, actual) for stated, actual in spans if stated != actual] == []


def test_a_second_run_changes_nothing(ran: Workspace) -> None:
    before = {view: ran.ask(f"SELECT * FROM {view} ORDER BY ALL") for view in CONTENT}
    entries = ran.ask("SELECT entry_id, outcome, attempts FROM entries ORDER BY 1")
    done = ran.newswire("run", "--sample")
    assert done.returncode == 0, done.stderr
    assert {view: ran.ask(f"SELECT * FROM {view} ORDER BY ALL") for view in CONTENT} == before
    assert ran.ask("SELECT entry_id, outcome, attempts FROM entries ORDER BY 1") == entries
    last = "SELECT run_id FROM runs WHERE flow = 'poll' ORDER BY started_at DESC LIMIT 1"
    statuses = ran.ask(f"SELECT status, count(*) FROM fetches WHERE run_id = ({last}) GROUP BY status")
    assert statuses == [(304, len({feed for page in EXPECTED["pages"] for feed in page["feeds"]}))]


def test_a_run_ends_with_what_is_new_and_with_queries_that_work(ran: Workspace) -> None:
    printed = (ran.folder / "printed.txt").read_text(encoding="utf-8")
    assert printed.startswith(f"New: {len(LOADED)} articles of 3 sites, ")
    queries = [line.partition(" sql ")[2].strip('"') for line in printed.splitlines() if " sql " in line]
    assert len(queries) >= 2
    for query in queries:
        assert ran.ask(query)


def test_sql_prints_tables_csv_and_json(ran: Workspace) -> None:
    query = "SELECT title, authors, published_at FROM articles WHERE language = 'ja'"
    (page,) = [page for page in LOADED if page["language"] == "ja"]
    assert squeeze(page["title"]) in ran.newswire("sql", query).stdout
    (row,) = csv.DictReader(io.StringIO(ran.newswire("sql", "--format", "csv", query).stdout))
    assert row["title"] == squeeze(page["title"])
    (shaped,) = json.loads(ran.newswire("sql", "--format", "json", query).stdout)
    assert shaped["authors"] == page["authors"]
    assert datetime.fromisoformat(shaped["published_at"]).date() == page["published"].date()


def test_why_shows_the_removed_blocks_and_their_rules(ran: Workspace) -> None:
    page = LOADED[0]
    done = ran.newswire("why", page["url"])
    assert done.returncode == 0, done.stderr
    assert page["title"] in done.stdout
    assert "warc.gz" in done.stdout
    ((article_id, *_),) = read_articles(ran, page["url"])
    removed = ran.ask(f"SELECT text, class, rule FROM blocks WHERE article_id = '{article_id}' AND NOT kept")
    assert len(removed) > 10
    printed = squeeze(done.stdout)
    for text, class_, rule in removed:
        assert f"~~{squeeze(text)}~~ [{class_}: {rule}]" in printed


def test_on_a_terminal_removed_blocks_are_struck_through(ran: Workspace) -> None:
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "why", LOADED[0]["url"]],
        cwd=ran.folder,
        env=ran.environment | {"TERM": "xterm-256color", "COLUMNS": "400"},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
    ):
        os.close(theirs)
        while chunk := _read_terminal(ours):
            shown += chunk
    os.close(ours)
    ((article_id, *_),) = read_articles(ran, LOADED[0]["url"])
    removed = ran.ask(f"SELECT text FROM blocks WHERE article_id = '{article_id}' AND NOT kept")
    struck = re.findall(rb"\x1b\[[\d;]*\b9m([^\x1b]+)", shown)
    assert {squeeze(text).encode() for (text,) in removed if len(text) < 300} <= {*struck}
    assert b"~~" not in shown


def _read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # raised on Linux when the other end is closed
        return b""


def test_the_seed_corpus_is_loaded_once_beside_the_sample_site(
    make_workspace: Callable[[Path], Workspace], tmp_path: Path, seeds: Path
) -> None:
    workspace = make_workspace(tmp_path)
    for _ in range(2):
        done = workspace.newswire("run", "--sample", "--corpus-dir", str(seeds.resolve()))
        assert done.returncode == 0, done.stderr
    rows = workspace.ask("SELECT origin FROM articles WHERE corpus = 'seed' ORDER BY origin")
    assert [origin for (origin,) in rows] == sorted(path.name for path in seeds.iterdir())
    assert workspace.ask("SELECT count(*) FROM articles WHERE corpus = 'feed'") == [(len(LOADED),)]


def test_a_run_without_a_seed_corpus_says_so_and_continues(ran: Workspace) -> None:
    assert "no seed corpus found" in ran.newswire("run", "--sample").stderr


def test_feeds_are_listed_with_their_health(workspace: Workspace, server: Any) -> None:
    url = server.answer("/gone", b"", status="404 Not Found")
    (workspace.folder / "newswire.toml").write_text(
        f'[fetch]\nprivate = ["{server.place}"]\n[[feeds]]\nname = "Lost"\nurl = "{url}"\n'
    )
    assert "not polled yet" in workspace.newswire("feeds", "list").stdout
    assert workspace.newswire("run").returncode == 1
    listed = workspace.newswire("feeds", "list").stdout
    assert "Lost" in listed
    assert "not-found" in listed


def test_the_doctor_finds_no_fault_in_a_sound_installation_and_names_a_failing_feed(
    ran: Workspace, workspace: Workspace, server: Any
) -> None:
    sound = ran.newswire("doctor")
    assert sound.returncode == 0, sound.stdout
    url = server.answer("/feed", b"<html></html>")
    (workspace.folder / "newswire.toml").write_text(
        f'[fetch]\nprivate = ["{server.place}"]\n[[feeds]]\nname = "Front page"\nurl = "{url}"\n'
    )
    assert workspace.newswire("run").returncode == 1
    done = workspace.newswire("doctor")
    assert done.returncode == 1
    assert "feed Front page: failed once: " in done.stdout
    assert "does not answer" in workspace.newswire("doctor", PREFECT_API_URL="http://127.0.0.1:9/api").stdout


def test_a_named_corpus_folder_that_does_not_exist_is_told_in_a_line(workspace: Workspace) -> None:
    (workspace.folder / "newswire.toml").write_text('[[feeds]]\nurl = "http://127.0.0.1:9/feed"\n')
    done = workspace.newswire("run", NEWSWIRE_CORPUS_DIR=str(workspace.folder / "gone"))
    assert "gone, which does not exist; going on without it" in done.stderr
    assert "does not exist" not in workspace.newswire("feeds", "list", NEWSWIRE_CORPUS_DIR="gone").stderr
