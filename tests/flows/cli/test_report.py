"""`newswire report`: its forms, and what it says to wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace


def test_a_report_is_a_page_or_markdown_by_its_file(new_workspace: Workspace, sample_run: Workspace) -> None:
    new_workspace.take(sample_run)
    assert new_workspace.newswire("report", "--since", "4w", "--output", "a.html").returncode == 0
    assert new_workspace.newswire("report", "--since", "2026-02-14", "--output", "a.md").returncode == 0
    page = (new_workspace.folder / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Report of 2026-01-21 to 2026-02-17" in page
    assert (new_workspace.folder / "a.md").read_text(encoding="utf-8").startswith("**Report of 2026-02-14 to")
    piped = new_workspace.newswire("report", "--format", "md")
    assert piped.stdout.startswith("**Report of 2026-02-11 to 2026-02-17**")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--since", "soon"), "--since takes 7d, 4w or a day"),
        (("--since", "0d"), "--since takes 7d, 4w or a day"),
        (("--until", "2026-02-30"), "--until takes a day"),
        (("--links", "javascript:alert(1)"), "--links takes the address of an explorer"),
        (("--corpus", "seeds"), "there is no corpus 'seeds'; there are: feed"),
        (("--since", "2027-01-01"), "would begin on 2027-01-01 and end before"),
    ],
)
def test_wrong_usage_is_said_in_words(sample_run: Workspace, arguments: tuple[str, ...], words: str) -> None:
    done = sample_run.newswire("report", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_without_an_edition_it_says_how_to_make_one(new_workspace: Workspace) -> None:
    done = new_workspace.newswire("report", "--output", "a.html")
    assert done.returncode == 2
    assert "there is no edition" in done.stderr
    assert not (new_workspace.folder / "a.html").exists()
