"""`newswire why` finds an article by whatever a person knows of it, and lists those that it may mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Workspace

REPORTS = {
    "one/kaneda-roof.txt": "Kaneda plant loses its roof to a storm",
    "one/kaneda-strike.txt": "Strike at the Kaneda plant ends",
    "two/métro.txt": "Nissan prête six navettes au métro de Lindum",
    "two/追浜.txt": "日産、追浜工場の第二ラインを春に再開すると発表した",
}


@pytest.fixture(scope="module")
def loaded(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A folder with four articles: not to be changed."""
    workspace = make_workspace(tmp_path_factory.mktemp("why"))
    for number, (name, title) in enumerate(REPORTS.items()):
        file = workspace.folder / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f"Report {number}: the gate was shut for {number + 3} days, its guard said on Monday. " * 5
        file.write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    (workspace.folder / "reports/two/scan.pdf").write_bytes(b"%PDF-1.7")
    assert workspace.newswire("load", "reports").returncode == 1
    return workspace


def name_found(workspace: Workspace, *words: str) -> str:
    done = workspace.newswire("why", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[0].strip()


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        (["one/kaneda-roof.txt"], "one/kaneda-roof.txt"),
        (["kaneda-roof.txt"], "one/kaneda-roof.txt"),
        (["one/kaneda-r"], "one/kaneda-roof.txt"),
        (["kaneda", "STRIKE"], "one/kaneda-strike.txt"),
        (["roof kaneda"], "one/kaneda-roof.txt"),
        (["metro"], "two/métro.txt"),
        (["追浜工場"], "two/追浜.txt"),
        (["two/m"], "two/métro.txt"),
    ],
)
def test_an_article_is_found_by_its_file_its_beginning_or_words_of_its_title(
    loaded: Workspace, words: list[str], origin: str
) -> None:
    assert name_found(loaded, *words) == REPORTS[origin]


def test_an_article_is_found_by_any_unique_beginning_of_its_identifier(loaded: Workspace) -> None:
    found = dict(loaded.ask("SELECT article_id, title FROM articles"))
    for article_id, title in found.items():
        starts = [article_id[:length] for length in range(1, len(article_id) + 1)]
        unique = [start for start in starts if sum(other.startswith(start) for other in found) == 1]
        for start in {
            unique[0],
            unique[len(unique) // 2],
            unique[-1],
        }:  # the shortest, one longer, all
            assert name_found(loaded, start) == title


def test_several_that_match_are_listed_with_their_titles(loaded: Workspace) -> None:
    done = loaded.newswire("why", "kaneda")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("newswire: kaneda may mean any of 2 articles:\n")
    assert all(title in done.stderr for title in REPORTS.values() if "Kaneda" in title)


@pytest.mark.parametrize("words", ["kaneda ferry", "", "  ", "https://", "trike"])
def test_nothing_matches_what_no_article_has(loaded: Workspace, words: str) -> None:
    done = loaded.newswire("why", words)
    assert (done.returncode, "there is no article" in done.stderr) == (2, True)


def test_json_has_the_article_with_its_blocks_and_tags(loaded: Workspace) -> None:
    told = json.loads(loaded.newswire("why", "kaneda", "strike", "--format", "json").stdout)
    assert told["article"]["title"] == "Strike at the Kaneda plant ends"
    assert {"text", "kept", "rule"} <= told["article"]["blocks"][0].keys()
    assert [revision["revision"] for revision in told["revisions"]] == [1]
    assert isinstance(told["tags"], list)


@pytest.mark.parametrize("name", ["two/scan.pdf", "scan.pdf"])
def test_of_a_file_that_became_no_article_the_refusal_is_shown(loaded: Workspace, name: str) -> None:
    done = loaded.newswire("why", name)
    assert done.returncode == 1
    assert "extract, not-text: two/scan.pdf: the file is a PDF document, and no text" in done.stdout
    (refusal,) = json.loads(loaded.newswire("why", name, "--format", "json").stdout)["refusals"]
    assert (refusal["origin"], refusal["reason"]) == ("two/scan.pdf", "not-text")
