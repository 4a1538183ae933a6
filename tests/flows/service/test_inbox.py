"""The inbox: complete files are collected, and finished ones are moved away with a note."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from anybody import run_as_anybody
from folders import ROOT

from flows.service.inbox import Inbox, Outcome

LOADED = Outcome(refused=False, note="Loaded.")


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(tmp_path: Path, clock: Clock) -> Inbox:
    return Inbox(tmp_path, clock=clock)


def collect_names(inbox: Inbox, clock: Clock) -> list[str]:
    """Scan twice with two seconds between, and return the names of what is complete."""
    inbox.collect()
    clock.now += 2
    return [inbox.name_origin(path) for path in inbox.collect()]


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    assert Inbox(tmp_path / "none").collect() == []


def test_a_file_is_collected_once_it_has_kept_its_size_for_a_second(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("The first half")
    assert inbox.collect() == []
    clock.now += 0.9
    file.write_text("The first half and the second")
    assert inbox.collect() == []
    clock.now += 0.9
    assert inbox.collect() == []
    clock.now += 0.2
    assert inbox.collect() == [file]


def test_a_file_whose_time_was_set_back_while_it_grew_is_not_complete(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("one")
    os.utime(file, (1, 1))
    inbox.collect()
    clock.now += 2
    file.write_text("two")
    os.utime(file, (1, 1))
    assert inbox.collect() == []


@pytest.mark.parametrize("name", [".hidden.txt", "page.html.part", "page.html.PART", "a.tmp", ".dir/a.txt"])
def test_hidden_and_unfinished_files_are_left_alone(
    tmp_path: Path, inbox: Inbox, clock: Clock, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("text")
    assert collect_names(inbox, clock) == []


def test_links_and_pipes_are_left_alone(tmp_path: Path, inbox: Inbox, clock: Clock) -> None:
    (tmp_path / "link.txt").symlink_to(__file__)
    (tmp_path / "folder").symlink_to(Path(__file__).parent)
    os.mkfifo(tmp_path / "pipe.txt")
    assert collect_names(inbox, clock) == []


def test_files_in_folders_are_collected_and_named_by_their_path(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    (tmp_path / "march/done").mkdir(parents=True)
    (tmp_path / "march/a.txt").write_text("a")
    (tmp_path / "march/done/b.txt").write_text("b")
    assert sorted(collect_names(inbox, clock)) == ["march/a.txt", "march/done/b.txt"]


def test_a_finished_file_is_moved_with_a_note_and_is_not_collected_again(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "march" / "bad.txt"
    bad.parent.mkdir()
    good.write_text("good")
    bad.write_text("bad")
    assert len(collect_names(inbox, clock)) == 2
    inbox.finish(good, LOADED)
    inbox.finish(bad, Outcome(refused=True, note="Refused: no text."))
    assert (tmp_path / "done/good.txt").read_text() == "good"
    assert (tmp_path / "done/good.txt.note.txt").read_text() == "Loaded.\n"
    assert (tmp_path / "refused/march/bad.txt").read_text() == "bad"
    assert (tmp_path / "refused/march/bad.txt.note.txt").read_text() == "Refused: no text.\n"
    assert collect_names(inbox, clock) == []


def test_a_second_file_of_the_same_name_is_kept_beside_the_first(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    for text in ("one", "two", "three"):
        (tmp_path / "report.txt").write_text(text)
        assert collect_names(inbox, clock) == ["report.txt"]
        inbox.finish(tmp_path / "report.txt", LOADED)
    kept = {
        name: (tmp_path / "done" / name).read_text()
        for name in ("report.txt", "report-2.txt", "report-3.txt")
    }
    assert kept == {"report.txt": "one", "report-2.txt": "two", "report-3.txt": "three"}


def test_files_of_the_longest_names_are_moved_with_notes(tmp_path: Path, inbox: Inbox, clock: Clock) -> None:
    name = f"{'a' * 251}.txt"
    for text in ("one", "two"):
        (tmp_path / name).write_text(text)
        assert collect_names(inbox, clock) == [name]
        inbox.finish(tmp_path / name, LOADED)
    notes = {f"{'a' * 242}.note.txt", f"{'a' * 242}.note-2.txt"}
    assert {path.name for path in (tmp_path / "done").iterdir()} == {name, f"{'a' * 249}-2.txt", *notes}


def test_a_file_whose_name_is_no_utf8_has_an_origin_that_is_text(tmp_path: Path, inbox: Inbox) -> None:
    assert inbox.name_origin(tmp_path / os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"


def test_a_file_that_cannot_be_moved_is_collected_again_only_after_a_change(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("one")
    (tmp_path / "done").write_text("a file where the folder should be")
    assert "report.txt" in collect_names(inbox, clock)
    inbox.finish(file, LOADED)
    assert "report.txt" not in collect_names(inbox, clock)
    file.write_text("another text")
    assert "report.txt" in collect_names(inbox, clock)


def test_a_file_that_changes_while_it_is_read_is_collected_again(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("one")
    assert collect_names(inbox, clock) == ["report.txt"]
    file.write_text("another text")
    inbox.finish(file, LOADED)
    assert collect_names(inbox, clock) == ["report.txt"]


def test_a_file_that_somebody_took_away_is_no_fault(tmp_path: Path, inbox: Inbox, clock: Clock) -> None:
    file = tmp_path / "report.txt"
    file.write_text("one")
    assert collect_names(inbox, clock) == ["report.txt"]
    file.unlink()
    inbox.finish(file, LOADED)
    assert inbox.collect() == []


@pytest.mark.parametrize("refused", [False, True], ids=["done", "refused"])
def test_a_file_that_is_written_to_after_it_was_moved_comes_back(
    tmp_path: Path, inbox: Inbox, clock: Clock, refused: bool
) -> None:
    path = tmp_path / "march/report.txt"
    path.parent.mkdir()
    with path.open("w") as writer:
        writer.write("The first half")
        writer.flush()
        assert collect_names(inbox, clock) == ["march/report.txt"]
        inbox.finish(path, Outcome(refused=refused, note="as far as it goes"))
        path.parent.rmdir()
        assert collect_names(inbox, clock) == []
        writer.write(" and the second")
    assert collect_names(inbox, clock) == ["march/report.txt"]
    assert path.read_text() == "The first half and the second"
    assert [*tmp_path.rglob("*.note.txt")] == []


def test_a_file_that_is_written_to_after_it_was_moved_waits_for_its_name(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    path = tmp_path / "report.txt"
    with path.open("w") as writer:
        writer.write("The first half")
        writer.flush()
        collect_names(inbox, clock)
        inbox.finish(path, LOADED)
        path.write_text("another file")
        writer.write(" and the second")
    assert collect_names(inbox, clock) == ["report.txt"]
    inbox.finish(path, LOADED)
    assert collect_names(inbox, clock) == ["report.txt"]
    assert path.read_text() == "The first half and the second"
    assert (tmp_path / "done/report-2.txt").read_text() == "another file"


def test_a_file_that_is_written_to_long_after_it_was_moved_stays_where_it_is(
    tmp_path: Path, inbox: Inbox, clock: Clock
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("one")
    collect_names(inbox, clock)
    inbox.finish(path, LOADED)
    clock.now += 61
    (tmp_path / "done/report.txt").write_text("edited")
    assert collect_names(inbox, clock) == []


LOOK_TWICE = """
from pathlib import Path
from flows.service.inbox import Inbox
now = 0.0
inbox = Inbox(Path("inbox"), clock=lambda: now)
inbox.collect()
now = 2.0
print([path.name for path in inbox.collect()])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root keeps its capabilities")
def test_a_folder_that_may_not_be_looked_into_is_told_once_and_costs_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "inbox/closed").mkdir(parents=True)
    for name in ("a.txt", "closed/b.txt"):
        (tmp_path / "inbox" / name).write_text("Nissan hires.")
    done = run_as_anybody(
        ["-c", LOOK_TWICE],
        closed=tmp_path / "inbox/closed",
        folder=tmp_path,
        environment={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout) == (0, "['a.txt']\n")
    said = "inbox/closed cannot be looked into, so that its files wait: Permission denied"
    assert done.stderr.count(said) == 1
