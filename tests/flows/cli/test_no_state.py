"""Commands that read or change what is there end with status 2 where nothing is, and make nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("edition", ("sql", "SELECT 1")),
        ("edition", ("why", "kaneda")),
        ("edition", ("export", "exported")),
        ("edition", ("override", "list")),
        ("edition", ("watches", "test", "plant-news")),
        ("warehouse", ("retag",)),
        ("warehouse", ("retag", "--dry-run")),
        ("warehouse", ("backup", "state.tar")),
        ("warehouse", ("rules", "forget", "learned:a")),
        ("warehouse", ("override", "kaneda", "tochigi", "--same")),
    ],
)
def test_nothing_is_there_yet(new_workspace: Workspace, missing: str, words: tuple[str, ...]) -> None:
    done = new_workspace.newswire(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"there is no {missing}" in " ".join(done.stderr.split())
    assert not (new_workspace.folder / "var").exists()
