"""`newswire export`: into a folder, or into a database for browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

if TYPE_CHECKING:
    from conftest import Workspace

TEXT = "Nissan dredges a second quay at Kaneda this spring, so that two carriers can load cars at a time.\n"


@pytest.mark.parametrize("arguments", [(), ("files", "--browser", "site.duckdb")])
def test_one_target_has_to_be_named(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    done = workspace.newswire("export", *arguments)
    assert done.returncode == 2
    assert "name a folder, or a file with --browser" in done.stderr


def test_a_database_for_browsers_is_a_file_for_any_server(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert workspace.newswire("load", "a.txt").returncode == 0
    done = workspace.newswire("export", "--browser", "site/news.duckdb")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("site/news.duckdb: ")
    with duckdb.connect(str(workspace.folder / "site/news.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM search('quay')").fetchall() == [(1,)]
