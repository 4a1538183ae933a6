"""Nothing that strangers wrote controls the terminal, forges a line or passes for markup."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.table import Table
from rich.text import Text

from flows.cli.console import open_console, say
from flows.cli.wrapping import hang_lines

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

HOSTILE = [
    "x\nok      all is well",
    "x\r\nnewswire: forged",
    "\x1b[2J\x1b]0;title\x07",
    "\x9b2J \x90q \x9d0;t\x9c",
    "\u202egnp.exe\u202c \u2067right\u2069 \u061c \u200f",
    "x\u2028y\u2029z\x85w\x0bv\x0cu",
    "\u200b\u2060\ufeff\U000e0041",
    "\x00\x08\x7f",
    "\ud800",
]
MARKUP = [
    "[bold]x[/bold]",
    "[link=https://a.example]x[/link]",
    "[/]",
    "a[b]c[/b]",
    ":smile:",
    r"\[x]",
    "[red on x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_that_is_said_is_one_line_and_printable(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(f"added {text}")
    say(f"left out: {text}", err=True)
    shown = capsys.readouterr()
    for line in (shown.out, shown.err):
        assert line.count("\n") == 1
        assert line[:-1].isprintable()
    assert hang_lines("ok      ", text, io.StringIO()).isprintable()


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP])
def test_a_console_shows_controls_as_escapes_and_brackets_as_they_are(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    console = open_console(1_000)
    table = Table(text, box=None, pad_edge=False, title=text)
    table.add_row(text)
    table.add_row(Text(text, style="bold"))
    for shown in (text, Text(text, style="red"), table):
        console.print(shown)
    console.rule(text)
    out = capsys.readouterr().out
    assert all(line.isprintable() for line in out.split("\n"))
    if text in MARKUP:
        assert out.count(text) >= 6


@pytest.fixture(scope="module")
def strange(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A workspace into which files with strange names and titles were loaded."""
    workspace = make_workspace(tmp_path_factory.mktemp("strange"))
    folder = workspace.folder / "pages"
    folder.mkdir()
    prose = "The Nissan plant at Kaneda will build the next Leaf from April, its manager told reporters. "
    title = "[bold]Kaneda[/bold] \u202egnihton\u202c &#27;[2J &#155; =1+1"
    body = f"<article><h1>{title}</h1><p>{prose * 6}</p></article>"
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    (folder / "a\nnewswire: forged [red]\u202e.html").write_text(page, encoding="utf-8")
    (folder / "b\nok      all is well\x1b[2J.txt").write_bytes(b"\x00\x01" * 900)
    workspace.newswire("load", "pages", "--corpus", "mine")
    return workspace


@pytest.mark.parametrize(
    "command",
    [
        ("why", "Kaneda"),
        ("why", "Kaneda", "--format", "json"),
        ("extract", "pages"),
        ("sql", "SELECT title, origin FROM articles"),
        ("sql", "SELECT * FROM refusals", "--format", "record"),
        ("sql", "SELECT title, origin FROM articles", "--format", "json"),
        ("load", "nowhere\nnewswire: forged\x1b[2J\u202e"),
        ("feeds", "import", "nowhere\nnewswire: forged\x1b[2J\u202e"),
        ("why", "nothing\nnewswire: forged\x1b[2J\u202e"),
        ("feeds", "remove", "nothing\nnewswire: forged\x1b[2J\u202e"),
    ],
    ids=lambda command: command[0],
)
def test_no_command_lets_names_and_titles_through(strange: Workspace, command: tuple[str, ...]) -> None:
    done = strange.newswire(*command)
    for line in (*done.stdout.split("\n"), *done.stderr.split("\n")):
        assert line.isprintable()
        assert not line.startswith(("newswire: forged", "ok      all is well"))
    assert "Traceback" not in done.stderr
    if "json" in command:
        assert json.loads(done.stdout)


def test_a_server_cannot_forge_a_line_by_its_status_its_headers_or_its_feed(
    workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(
        server.answer(
            "/one", b"", "X-A: \x9b2J", "Content-Type: text/\x1b[2J", status="404 \x1b[2J [bold]No"
        ),
        server.answer("/two", b"", "Location: /x%0Anewswire:%20forged\x9b", status="302 \x9bFound"),
        server.answer("/three", "<rss><channel><title>\u202e[red]\x85newswire: forged</title>".encode()),
        places=[server.place],
    )
    for command in (("-vv", "run"), ("feeds", "list"), ("doctor",)):
        done = workspace.newswire(*command)
        for line in (*done.stdout.split("\n"), *done.stderr.split("\n")):
            assert line.isprintable()
            assert not line.startswith("newswire: forged")
