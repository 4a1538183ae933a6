"""`newswire watches`: list, add and try watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_site import write_pages
from pydantic import SecretStr
from terminal import run_on_terminal

from flows.doctor.watching import check_watches
from flows.settings import Settings
from flows.watch_settings import WatchSettings

if TYPE_CHECKING:
    from conftest import Workspace


def test_a_shipped_watch_is_listed_tried_added_and_then_in_use(site_copy: Workspace) -> None:
    assert "newswire watches add second-outlet" in site_copy.newswire("watches", "list").stdout
    tried = site_copy.newswire("watches", "test", "second-outlet")
    assert (tried.returncode, tried.stdout.split(" rows")[0]) == (0, "second-outlet: 0")
    added = site_copy.newswire("watches", "add", "second-outlet", "silent-feed")
    assert (added.returncode, added.stdout.count("added")) == (0, 2)
    assert "begins with the next edition" in site_copy.newswire("watches", "list").stdout
    write_pages(site_copy.folder / "more", range(30, 31))
    assert site_copy.newswire("load", "more").returncode == 0
    assert site_copy.newswire("watches", "list").stdout.count("in use, 0 rows so far") == 2


def test_a_watch_that_was_edited_is_not_overwritten(workspace: Workspace) -> None:
    workspace.newswire("watches", "add", "silent-feed")
    file = workspace.folder / "var/watches/silent-feed.sql"
    file.write_text("-- Mine.\nSELECT 1 AS a")
    again = workspace.newswire("watches", "add", "silent-feed")
    assert (again.returncode, file.read_text()) == (0, "-- Mine.\nSELECT 1 AS a")
    assert "in use already" in again.stdout


def test_trying_prints_rows_and_notes_none(site_copy: Workspace) -> None:
    folder = site_copy.folder / "var/watches"
    folder.mkdir()
    (folder / "titles.sql").write_text(
        "-- Titles.\n-- key: title\nSELECT title, [1, NULL] AS n FROM articles"
    )
    for _ in range(2):
        tried = site_copy.newswire("watches", "test")
        assert tried.returncode == 0
        assert "titles: 30 rows, 30 of them not seen before. Titles." in tried.stdout
        assert "[1, NULL]" in tried.stdout
        assert "… and 20 more" in tried.stdout
    assert not (folder / "matches.jsonl").exists()


def test_rows_that_a_terminal_has_no_room_for_are_records(site_copy: Workspace) -> None:
    folder = site_copy.folder / "var/watches"
    folder.mkdir()
    columns = ", ".join(f"repeat('{letter}', 20) AS column_{letter}" for letter in "abcdefgh")
    (folder / "wide.sql").write_text(f"-- Wide.\nSELECT {columns}")
    environment = site_copy.environment | {"TERM": "dumb"}
    tested = run_on_terminal(["watches", "test"], folder=site_copy.folder, environment=environment, width=80)
    assert (tested.status, "column_d  dddddddddddddddddddd" in tested.lines) == (0, True)


def test_a_watch_that_fails_is_named_with_the_reason(site_copy: Workspace) -> None:
    folder = site_copy.folder / "var/watches"
    folder.mkdir()
    (folder / "broken.sql").write_text("-- Broken.\nSELECT nothing FROM articles")
    (folder / "bare.sql").write_text("SELECT 1")
    tried = site_copy.newswire("watches", "test")
    assert tried.returncode == 1
    assert 'broken fails: Binder Error: Referenced column "nothing" not found' in tried.stdout
    assert "watch bare: begin the file with a comment" in tried.stderr
    assert site_copy.newswire("watches", "list").returncode == 1
    checked = " ".join(site_copy.newswire("doctor").stdout.split())
    assert "WRONG watch broken fails, and reports nothing: Binder Error: Referenced column" in checked


def test_an_unknown_watch_is_wrong_usage(workspace: Workspace, made_site: Workspace) -> None:
    added = workspace.newswire("watches", "add", "sunrise")
    assert (added.returncode, "there are contradictory-figures, corrected-figures" in added.stderr) == (
        2,
        True,
    )
    assert workspace.newswire("watches", "test").returncode == 2
    assert made_site.newswire("watches", "test", "sunrise").returncode == 2


def test_doctor_names_watches_and_a_webhook_that_cannot_be_used(workspace: Workspace) -> None:
    home = workspace.folder / "var"
    settings = Settings.model_validate(
        {"home": home, "watches": {"webhook": "https://a.example/${NEWSWIRE_A}"}}
    )
    assert list(check_watches(settings)) == []
    workspace.newswire("watches", "add", "silent-feed")
    (home / "watches/bare.sql").write_text("SELECT 1")
    bare, used, webhook = check_watches(settings)
    assert (bare.ok, bare.message) == (
        False,
        "watch bare: begin the file with a comment (-- …) that says what it watches for",
    )
    assert (used.ok, used.message) == (True, "watches: silent-feed; `newswire watches test` runs them")
    assert (webhook.ok, webhook.message) == (
        False,
        "webhook: watches.webhook names NEWSWIRE_A, which is not set in the environment",
    )
    plain = settings.model_copy(update={"watches": WatchSettings(webhook=SecretStr("https://a.example/b"))})
    assert [finding.ok for finding in check_watches(plain)] == [False, True, True]
