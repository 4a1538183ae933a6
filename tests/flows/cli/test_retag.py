"""A changed taxonomy is applied to stored articles: reported by a dry run, then stored in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import ROOT

from flows.doctor.knowledge import check_stored_claims
from flows.settings import Settings

if TYPE_CHECKING:
    from conftest import Workspace

MAZDA = ROOT / "tests/data/mazda.toml"
REPORTS = {
    "a": "Mazda brings the rotary engine back\n\nMazda will build a rotary engine in Hofu. The plant needs "
    "40 hands for it, and the first cars leave in spring. Toyota looks on.",
    "b": "Toyota opens a school for painters\n\nToyota will train 90 painters a year in Aichi. Toyota pays "
    "for their rooms. A painter of Mazda gives the first lesson.",
    "c": "The harbour freezes over\n\nIce stopped the ferries on Sunday. Nobody was hurt, and the post came "
    "by sledge. Old people said that they had seen worse.",
}


@pytest.fixture(scope="module")
def loaded(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A folder with three articles tagged by the small taxonomy: not to be changed."""
    workspace = make_workspace(tmp_path_factory.mktemp("tagged"))
    (workspace.folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (workspace.folder / f"reports/{name}.txt").write_text(text, encoding="utf-8")
    change(workspace, "", "")
    assert workspace.newswire("load", "reports").returncode == 0
    return workspace


@pytest.fixture
def tagged(workspace: Workspace, loaded: Workspace) -> Workspace:
    """A copy of `loaded` for one test."""
    return workspace.take(loaded)


def change(workspace: Workspace, old: str, new: str) -> None:
    (workspace.folder / "newswire.toml").write_text('taxonomy = "mazda.toml"\n', encoding="utf-8")
    text = MAZDA.read_text(encoding="utf-8")
    assert old in text
    (workspace.folder / "mazda.toml").write_text(text.replace(old, new), encoding="utf-8")


def list_tags(workspace: Workspace) -> set[tuple[str, str]]:
    rows = workspace.ask(
        "SELECT title, tag || ' ' || relevance FROM article_tags JOIN articles USING (article_id)"
    )
    return {(title.split()[0], tag) for title, tag in rows}


def test_another_carmaker_is_another_file(loaded: Workspace) -> None:
    assert list_tags(loaded) == {
        ("Mazda", "mazda subject"),
        ("Mazda", "rotary subject"),
        ("Mazda", "hofu mention"),
        ("Mazda", "toyota mention"),
        ("Toyota", "toyota subject"),
        ("Toyota", "mazda mention"),
    }


def test_a_dry_run_reports_changes_with_titles_and_a_run_stores_them(tagged: Workspace) -> None:
    before = list_tags(tagged)
    change(
        tagged, 'names = ["Toyota", "Toyota Motor", "トヨタ"]', 'names = ["Toyota Aichi"]\ncased = ["Ice"]'
    )
    dry = tagged.newswire("retag", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    lines = dry.stdout.splitlines()
    assert lines[0] == "toyota: gains 1, loses 2"
    assert "    gains: The harbour freezes over" in lines
    assert "    loses: Toyota opens a school for painters" in lines
    assert lines[-1].startswith("3 of 3 articles would be tagged again: taxonomy 1+")
    assert ", quantities 1+" in lines[-1]
    assert list_tags(tagged) == before
    done = tagged.newswire("retag")
    assert done.returncode == 0, done.stderr
    after = list_tags(tagged)
    assert {title for title, tag in after if tag.startswith("toyota ")} == {"The"}
    versions = tagged.ask("SELECT DISTINCT t.taxonomy_version, g.version FROM article_tags AS t, tags AS g")
    assert len(versions) == 1
    assert len(set(versions[0])) == 1


def test_a_second_run_changes_nothing_and_says_so(tagged: Workspace) -> None:
    change(tagged, "Roadster", "A roadster")
    assert tagged.newswire("retag").returncode == 0
    edition = tagged.edition.read_bytes()
    again = tagged.newswire("retag")
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("Nothing changes: 3 articles tagged by taxonomy 1+")
    assert tagged.edition.read_bytes() == edition


def test_tags_that_a_killed_run_did_not_publish_are_published_by_the_next(tagged: Workspace) -> None:
    old = tagged.edition.read_bytes()
    change(tagged, "Roadster", "A roadster")
    assert tagged.newswire("retag").returncode == 0
    taxonomy = tagged.ask("SELECT taxonomy FROM edition")
    tagged.edition.unlink()
    tagged.edition.write_bytes(old)  # as after a kill between the tags and the edition
    assert tagged.ask("SELECT taxonomy FROM edition") != taxonomy
    assert tagged.newswire("retag").returncode == 0
    assert tagged.ask("SELECT taxonomy FROM edition") == taxonomy


def test_quantities_of_another_company_are_another_file_and_their_claims_are_found_again(
    tagged: Workspace,
) -> None:
    assert list_claims(tagged) == set()
    set_quantities(tagged, 'names = ["school place"]')
    dry = tagged.newswire("retag", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "quantities t1+" in dry.stdout.splitlines()[-1]
    assert list_claims(tagged) == set()
    set_quantities(tagged, 'verbs = ["train"]')
    done = tagged.newswire("retag")
    assert "claims of trainees: gains 1, loses 0" in done.stdout
    assert list_claims(tagged) == {("Toyota", "trainees", 90.0, "people", "Trainees")}
    versions = tagged.ask("SELECT DISTINCT quantities_version FROM claims")
    assert versions == tagged.ask("SELECT DISTINCT version FROM quantities")
    assert versions[0][0].startswith("t1+")
    (tagged.folder / "reports/d.txt").write_text(
        "Mazda opens a school\n\nMazda will train 70 painters in Hofu. The doors open in spring.",
        encoding="utf-8",
    )
    assert tagged.newswire("load", "reports").returncode == 0  # in a worker process
    assert ("Mazda", "trainees", 70.0, "people", "Trainees") in list_claims(tagged)
    assert tagged.ask("SELECT DISTINCT quantities_version FROM claims") == versions
    settings = Settings(home=tagged.edition.parent, quantities=tagged.folder / "school.toml")
    assert list(check_stored_claims(settings)) == []
    set_quantities(tagged, 'verbs = ["teach"]')
    (finding,) = check_stored_claims(settings)
    assert "those of 2 articles were found by other quantities or rules" in finding.message


def set_quantities(workspace: Workspace, ways: str) -> None:
    """Name quantities with one that is found in some ways."""
    (workspace.folder / "newswire.toml").write_text(
        'taxonomy = "mazda.toml"\nquantities = "school.toml"\n', encoding="utf-8"
    )
    (workspace.folder / "school.toml").write_text(
        f"""version = "t1"
[unit.people]
words = ["painter", "pupil"]
[quantity.trainees]
label = "Trainees"
description = "People who learn a trade there"
units = ["people"]
owners = ["company"]
{ways}
""",
        encoding="utf-8",
    )


def list_claims(workspace: Workspace) -> set[tuple[object, ...]]:
    rows = workspace.ask(
        "SELECT title, quantity, value_low, unit, label FROM claims JOIN articles USING (article_id)"
    )
    return {(title.split()[0], *rest) for title, *rest in rows}


def test_a_taxonomy_with_a_mistake_is_refused_with_its_line(tagged: Workspace) -> None:
    change(tagged, 'parent = "mazda"', 'parent = "masda"')
    done = tagged.newswire("retag")
    assert done.returncode == 2
    assert "line 22: 'masda' is no other tag" in done.stderr
