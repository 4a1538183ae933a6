"""Input files are listed: those that are named, and those in folders, without links, pipes and devices."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from file_pages import read_input_file

from flows.errors import UsageError
from flows.intake.input_paths import list_input_files

if TYPE_CHECKING:
    from conftest import Workspace

PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8


def test_the_files_of_a_folder_are_listed_by_their_path_inside_it(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [origin for origin, _ in list_input_files([tmp_path])] == ["b.txt", "deep/a.txt"]


def test_a_file_whose_name_is_no_utf8_is_loaded_like_any_other(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.txt").write_text(PROSE)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(PROSE.replace("Kaneda", "Oppama"))
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    assert workspace.newswire("load", str(folder)).returncode == 0
    assert workspace.ask("SELECT origin FROM articles ORDER BY ALL") == [("a.txt",), ("caf\\xe9.txt",)]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    with pytest.raises(UsageError, match="load the folder above them"):
        list_input_files([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"])


def test_a_path_that_does_not_exist_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt does not exist"):
        list_input_files([tmp_path / "nowhere.txt"])


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with a file, links out of it and into itself, a pipe, and a folder behind a link."""
    folder, outside = tmp_path / "in", tmp_path / "outside"
    for path in (folder, outside):
        path.mkdir()
        (path / "a.txt").write_text(path.name)
    (folder / "secret.txt").symlink_to(outside / "a.txt")
    (folder / "outside").symlink_to(outside)
    (folder / "again").symlink_to(folder)
    (folder / "broken").symlink_to(outside / "nothing")
    os.mkfifo(folder / "pipe")
    return folder


def test_links_in_a_folder_are_followed_only_on_request(linked: Path) -> None:
    assert [origin for origin, _ in list_input_files([linked])] == ["a.txt"]
    followed = list_input_files([linked], follow_links=True)
    assert [origin for origin, _ in followed] == ["a.txt", "outside/a.txt", "secret.txt"]
    assert not any(Path(file).is_symlink() for _, file in followed)


def test_a_link_that_is_named_itself_is_followed(linked: Path) -> None:
    assert [origin for origin, _ in list_input_files([linked / "outside"])] == ["a.txt"]
    ((origin, file),) = list_input_files([linked / "secret.txt"])
    (page,) = read_input_file(origin, Path(file))
    assert (page.origin, page.body) == ("secret.txt", b"outside")


def test_a_file_that_became_a_link_since_it_was_listed_is_not_read(linked: Path) -> None:
    ((origin, path),) = list_input_files([linked])
    file = Path(path)
    file.unlink()
    file.symlink_to(linked.parent / "outside" / "a.txt")
    (page,) = read_input_file(origin, file)
    assert page.fault == ("unreadable", "the file cannot be read: it is a link and no file")


@pytest.mark.parametrize(("name", "words"), [("pipe", "a pipe"), ("/dev/zero", "a device")])
def test_a_pipe_or_device_is_refused_without_waiting_for_it(linked: Path, name: str, words: str) -> None:
    ((origin, file),) = list_input_files([linked / name])
    (page,) = read_input_file(origin, Path(file))
    assert page.fault == ("unreadable", f"the file cannot be read: it is {words} and no file")


def test_what_is_left_out_of_a_folder_is_told(workspace: Workspace, linked: Path) -> None:
    (linked / "a.txt").write_text(PROSE)
    done = workspace.newswire("load", str(linked))
    assert (done.returncode, "--follow-links" in done.stderr) == (0, True)
    assert workspace.ask("SELECT origin FROM articles") == [("a.txt",)]
    (linked.parent / "outside" / "a.txt").write_text(PROSE.replace("Kaneda", "Oppama"))
    done = workspace.newswire("load", str(linked), "--follow-links")
    assert workspace.ask("SELECT origin FROM articles ORDER BY ALL") == [
        ("a.txt",),
        ("outside/a.txt",),
        ("secret.txt",),
    ]
