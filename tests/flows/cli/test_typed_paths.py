"""Paths that cannot be meant are wrong usage: status 2, before anything is read or written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace

WRITING = [
    ("sql", "SELECT 1", "--output", "{}"),
    ("report", "--output", "{}"),
    ("backup", "{}"),
    ("export", "{}"),
    ("export", "--browser", "{}"),
]
MAKING_FOLDERS = WRITING[3:]
READING = [("load", ""), ("extract", ""), ("restore", ""), ("backfill", ""), ("load", "here.html", "")]


def fill_words(words: tuple[str, ...], place: Path) -> list[str]:
    return [word.format(place) for word in words]


@pytest.mark.parametrize("words", WRITING)
def test_output_below_a_file_is_wrong_usage(
    made_site: Workspace, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "note.txt").write_text("a note")
    done = made_site.newswire(*fill_words(words, tmp_path / "note.txt" / "new"))
    assert done.returncode == 2
    assert f"{tmp_path / 'note.txt'} is no folder" in " ".join(done.stderr.split())


@pytest.mark.parametrize("words", WRITING[:3])
def test_output_into_a_folder_that_does_not_exist_is_wrong_usage(
    made_site: Workspace, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = made_site.newswire(*fill_words(words, tmp_path / "none" / "new"))
    assert done.returncode == 2
    assert f"{tmp_path / 'none'} is no folder" in " ".join(done.stderr.split())
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("words", MAKING_FOLDERS)
def test_an_export_makes_its_folders(made_site: Workspace, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert made_site.newswire(*fill_words(words, tmp_path / "none" / "deep" / "new")).returncode == 0
    assert (tmp_path / "none" / "deep" / "new").exists()


@pytest.mark.parametrize("words", READING)
def test_an_empty_word_is_not_the_working_folder(workspace: Workspace, words: tuple[str, ...]) -> None:
    (workspace.folder / "here.html").write_text("<p>A page that nobody has named.</p>")
    warehouse = workspace.folder / "var" / "warehouse.duckdb"
    before = warehouse.read_bytes()
    done = workspace.newswire(*words)
    assert (done.returncode, "empty" in done.stderr, done.stdout) == (2, True, "")
    assert warehouse.read_bytes() == before


def test_an_export_over_something_else_is_wrong_usage(made_site: Workspace, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "note.txt").write_text("a note")
    into_folder = made_site.newswire("export", str(tmp_path / "letters"))
    over_edition = made_site.newswire("export", "--browser", str(made_site.folder / "var" / "news.duckdb"))
    assert (into_folder.returncode, over_edition.returncode) == (2, 2)
    assert "name a new folder" in " ".join(into_folder.stderr.split())
    assert "name another file" in " ".join(over_edition.stderr.split())
