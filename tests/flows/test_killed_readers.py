"""A page whose reader was killed three times is taken in later, as if that had not happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import DATA
from jobs import run_chunk_and_be_killed
from killed_readers import find_difference, hurry_killed, read_state
from made_site import write_page, write_pages

from flows.jobs import workers

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

_ENTRIES = 3
_RULE_AFTER = 14  # pages, of which the last ones have boilerplate that is learned
_KILLED = "SELECT stage FROM refusals WHERE reason = 'killed' ORDER BY stage"


def configure_feed(workspace: Workspace, server: ScriptedServer) -> None:
    items = ""
    for number in range(_ENTRIES):
        url = server.answer(f"/{number}", write_page(number).encode(), "Content-Type: text/html")
        items += f"<item><title>Report {number}</title><link>{url}</link></item>"
    feed = f"<rss version='2.0'><channel><title>Kaneda Courier</title>{items}</channel></rss>"
    workspace.configure(server.answer("/feed", feed.encode()))


def write_files(workspace: Workspace, _: ScriptedServer) -> None:
    write_pages(workspace.folder / "pages", range(_RULE_AFTER))


def load_files(workspace: Workspace, server: ScriptedServer) -> None:
    write_files(workspace, server)
    assert workspace.newswire("load", "pages").returncode == 0


def load_and_change_taxonomy(workspace: Workspace, server: ScriptedServer) -> None:
    load_files(workspace, server)
    shutil.copyfile(DATA / "mazda.toml", workspace.folder / "mazda.toml")
    (workspace.folder / "newswire.toml").write_text('taxonomy = "mazda.toml"\n')


@dataclass(frozen=True, kw_only=True)
class Case:
    """A command, what is there before it, and the stages that refuse a job that is killed.

    `works` has the functions of which a job is killed, for each command that is disturbed.
    """

    prepare: Callable[[Workspace, ScriptedServer], None]
    words: tuple[str, ...]
    works: Sequence[Collection[str]]
    refusals: list[str] = field(default_factory=list)


CASES = {
    "run": Case(
        prepare=configure_feed,
        words=("run",),
        works=[{"parse_feed"}, {"analyse_page"}],
        refusals=["extract", "parse"],
    ),
    "load": Case(
        prepare=write_files,
        words=("load", "pages"),
        works=[{"analyse_page", "analyse_article"}],
        refusals=["extract"],
    ),
    "retag": Case(prepare=load_and_change_taxonomy, words=("retag",), works=[{"analyse_text"}]),
    "rebuild": Case(prepare=load_files, words=("rebuild",), works=[{"analyse_page", "analyse_article"}]),
}


@contextmanager
def kill_readers(folder: Path, works: Collection[str]) -> Iterator[None]:
    """Have the process of one job of each kind killed three times, with the job in its hands."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workers, "run_chunk", partial(run_chunk_and_be_killed, str(folder), works))
        yield
    assert {path.name for path in folder.iterdir()} == set(works)
    assert all(path.read_text().count("killed") == 3 for path in folder.iterdir())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_rows_are_those_of_an_undisturbed_command_once_it_is_repeated(
    make_workspace: Callable[[Path], Workspace], tmp_path: Path, server: ScriptedServer, case: Case
) -> None:
    (tmp_path / "base").mkdir()
    base = make_workspace(tmp_path / "base")
    case.prepare(base, server)
    shutil.copytree(base.folder, tmp_path / "disturbed")
    assert base.newswire(*case.words).returncode == 0
    disturbed = make_workspace(tmp_path / "disturbed")
    for works in case.works:
        with kill_readers(tmp_path / "-".join(works), works):
            disturbed.newswire(*case.words)
    hurry_killed(disturbed)
    assert disturbed.newswire(*case.words).returncode == 0
    assert disturbed.ask(_KILLED) == [(stage,) for stage in case.refusals]
    assert find_difference(read_state(disturbed), read_state(base)) is None
