"""Editing the feed list does not change the rest of the file."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path

import pytest
from folders import ROOT

from flows.errors import SettingsError
from flows.feed_list import add_feeds, find_feeds, remove_feeds

WRITTEN = """# Mine.
[fetch]
delay = 2   # slow

# The company.
[[feeds]]
name = "One"  # first
url = "https://one.example/feed"

# The press.

[[feeds]]
url = "https://two.example/feed"
name = "Two"

[[feeds]]
url = "https://three.example/feed"
"""


def edit(path: Path, text: str, **change: object) -> tuple[str, str]:
    """Write `text`, add or remove feeds; return the added and the removed lines."""
    path.write_bytes(text.encode())
    if "add" in change:
        add_feeds(path, change["add"])  # type: ignore[arg-type]
    else:
        remove_feeds(path, change["remove"])  # type: ignore[arg-type]
    now = path.read_bytes().decode()
    lines = list(difflib.ndiff(text.splitlines(), now.splitlines()))
    return tuple("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "+-")  # type: ignore[return-value]


@pytest.mark.parametrize("text", [WRITTEN, (ROOT / "newswire.toml").read_text(), "", "[fetch]\ndelay = 2\n"])
def test_a_feed_is_added_at_the_end_and_nothing_else_changes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newswire.toml"
    added, removed = edit(path, text, add=[('The "New"', "https://new.example/?a=b#c")])
    assert added.strip() == '[[feeds]]\nname = "The \\"New\\""\nurl = "https://new.example/?a=b#c"'
    assert removed == ""
    written = tomllib.loads(path.read_text())
    assert written["feeds"][-1] == {"name": 'The "New"', "url": "https://new.example/?a=b#c"}


def test_a_missing_file_is_created(tmp_path: Path) -> None:
    add_feeds(tmp_path / "newswire.toml", [("One", "https://one.example/"), ("Two", "https://two.example/")])
    assert [feed["name"] for feed in tomllib.loads((tmp_path / "newswire.toml").read_text())["feeds"]] == [
        "One",
        "Two",
    ]


def test_a_feed_is_removed_and_every_comment_is_kept(tmp_path: Path) -> None:
    added, removed = edit(tmp_path / "newswire.toml", WRITTEN, remove=[0, 2])
    assert added == ""
    assert [line for line in removed.splitlines() if line] == [
        "[[feeds]]",
        'name = "One"  # first',
        'url = "https://one.example/feed"',
        "[[feeds]]",
        'url = "https://three.example/feed"',
    ]


def test_the_last_feed_can_be_removed(tmp_path: Path) -> None:
    edit(tmp_path / "newswire.toml", WRITTEN, remove=[0, 1, 2])
    assert tomllib.loads((tmp_path / "newswire.toml").read_text()) == {"fetch": {"delay": 2}}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_are_kept(tmp_path: Path, end: str) -> None:
    path = tmp_path / "newswire.toml"
    edit(path, WRITTEN.replace("\n", end), add=[("New", "https://new.example/")])
    edit(path, path.read_bytes().decode(), remove=[0])
    raw = path.read_bytes()
    assert raw.count(b"\r\n") == (raw.count(b"\n") if end == "\r\n" else 0)


def test_a_feed_is_added_to_a_list_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "newswire.toml"
    edit(path, 'feeds = [{url = "https://one.example/"}]\n', add=[("New", "https://new.example/")])
    assert [feed["url"] for feed in tomllib.loads(path.read_text())["feeds"]] == [
        "https://one.example/",
        "https://new.example/",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'feeds = [{url = "https://one.example/"}, {url = "https://two.example/"}]\n',
        '[[feeds]]\nurl = "https://one.example/"\nname = """\n[[feeds]]\n"""\n',
    ],
)
def test_a_file_that_cannot_be_edited_safely_is_not_changed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newswire.toml"
    with pytest.raises(SettingsError, match="by hand"):
        edit(path, text, remove=[0])
    assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_to_the_file_remains_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text(WRITTEN)
    (tmp_path / "real.toml").chmod(0o640)
    (tmp_path / "newswire.toml").symlink_to("real.toml")
    add_feeds(tmp_path / "newswire.toml", [("New", "https://new.example/")])
    assert (tmp_path / "newswire.toml").is_symlink()
    assert "new.example" in (tmp_path / "real.toml").read_text()
    assert (tmp_path / "real.toml").stat().st_mode & 0o777 == 0o640


def test_feeds_are_found_by_name_and_by_address_in_any_spelling() -> None:
    listed = [("One", "https://one.example/feed"), ("one", "https://two.example/feed/")]
    assert find_feeds(listed, "ONE") == [0, 1]
    assert find_feeds(listed, "http://two.example/feed?utm_source=x") == [1]
    assert find_feeds(listed, "three") == []
