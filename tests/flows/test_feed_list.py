"""Editing the feed list does not change the rest of the file."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path

import pytest
from folders import ROOT

from flows.errors import SettingsError
from flows.feed_list import add_feeds, clean_name, find_feeds, list_tables, remove_feeds

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
        'feeds = [{url = "https://one.example/"}, {url = "https://two.example/"}]  # mine\n',
        '[[feeds]]\nurl = "one"\nname = """\n[[feeds]]\n"""\n# mine\n[[feeds]]\nurl = "two"\n',
        '[[feeds]]\nurl = "one"\nname = "a\u2028[[feeds]]\u2028b"\n\n# mine\n[[feeds]]\nurl = "two"\n',
        '[["feeds"]]\nurl = "one"\n\n# mine\n[[feeds]]\nurl = "two"\n',
    ],
)
def test_a_feed_is_removed_from_a_list_of_any_form(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newswire.toml"
    edit(path, text, remove=[0])
    assert [feed["url"] for feed in tomllib.loads(path.read_text())["feeds"]] in (
        ["two"],
        ["https://two.example/"],
    )
    assert "# mine" in path.read_text()
    assert list(tmp_path.iterdir()) == [path]


# Titles of feeds and attributes of OPML files, as a stranger may write them.
TITLES = [
    'The "New" Wheel',
    "It's new",
    "back\\slash",
    '"""',
    "'''",
    "[[feeds]]",
    "]] # [fetch]",
    'x"\nurl = "https://evil.example/',
    "x\n[fetch]\ndelay = 0\n",
    "x\r\n[[feeds]]\r\nurl = 'https://evil.example/'",
    "tab\there",
    "nul\0 esc\x1b[2J del\x7f nel\x85 csi\x9b",
    "\u202egnp.exe\u202c \u2066isolate\u2069 \u200bzero \ufeffmark",
    "line\u2028separator paragraph\u2029separator",
    "\ud800 half a pair",
    "[bold]markup[/bold] [link=https://evil.example]x[/]",
    "${HOME} %s {0} $(id)",
    "日産自動車　ニュース",
    "e\u0301 combining \U0001f697",
    "x" * 100_000,
    "",
    "   ",
]


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
@pytest.mark.parametrize("text", [WRITTEN, 'feeds = [{url = "https://one.example/"}]\n', ""])
def test_no_title_breaks_the_file_or_adds_more_than_its_feed(tmp_path: Path, title: str, text: str) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text(text)
    before = tomllib.loads(text)
    name = clean_name(title)
    assert name.isprintable()
    assert len(name) <= 200
    add_feeds(path, [(name, "https://new.example/?a=b#c")])
    after = tomllib.loads(path.read_text())
    assert after.pop("feeds") == [
        *before.pop("feeds", []),
        {"name": name, "url": "https://new.example/?a=b#c"},
    ]
    assert after == before
    assert [line for line in text.splitlines() if "#" in line] == [
        line for line in path.read_text().splitlines() if "# " in line and line in text and line
    ]
    remove_feeds(path, [len(list_tables(path)) - 1])
    assert tomllib.loads(path.read_text()) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://a.example/", "url: "),
        ("https://", "url: "),
        ("https://a.example:99999/", "url: "),
        ("https://a.example/" + "x" * 3_000, "url: "),
        ("https://a.example/f?token=***", "its secret is hidden"),
        ("https://a.example/${HOME}", "only variables that begin with NEWSWIRE_"),
    ],
)
def test_a_feed_that_could_not_be_used_is_not_written(tmp_path: Path, url: str, words: str) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text(WRITTEN)
    with pytest.raises(SettingsError, match="cannot be added") as raised:
        add_feeds(path, [("Good", "https://good.example/"), ("Bad", url)])
    assert words in str(raised.value)
    assert path.read_text() == WRITTEN
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["[[feeds]\n", "feeds = 3 4\n", "\x00", "a = 'b\n"])
def test_a_file_that_is_no_toml_is_not_touched(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text(text)
    for change in (lambda: add_feeds(path, [("A", "https://a.example/")]), lambda: remove_feeds(path, [0])):
        with pytest.raises(SettingsError, match="left as it is"):
            change()
    assert path.read_text() == text


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text("\ufeff" + WRITTEN, encoding="utf-8")
    add_feeds(path, [("New", "https://new.example/")])
    remove_feeds(path, [0])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\ufeff# Mine.")
    assert [table.name for table in list_tables(path)] == ["Two", "three.example", "New"]


def test_feeds_that_cannot_be_used_are_listed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text(
        '[[feeds]]\nurl = "a.xml"\n[[feeds]]\nname = 3\n[[feeds]]\nurl = "https://a.example/?token=sesame-1"\n'
    )
    assert [(table.name, table.url) for table in list_tables(path)] == [
        ("feeds.1", "a.xml"),
        ("feeds.2", ""),
        ("a.example", "https://a.example/?token=***"),
    ]
    remove_feeds(path, [0, 1])
    assert [table.place for table in list_tables(path)] == ["feeds.1"]


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


@pytest.mark.parametrize("named", ["", " "])
def test_an_empty_name_is_that_of_no_feed(named: str) -> None:
    assert find_feeds([("One", ""), ("", "https://two.example/feed")], named) == []
