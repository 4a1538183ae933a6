"""With a configuration that has mistakes, commands do what they can and say what is wrong, with the line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wheel</title>
<item><title>Kaneda</title><link>http://127.0.0.1:1/1</link></item></channel></rss>"""
BAD = '[[feeds]]\nname = "Bad"\nurl = "https://a.example/f?token=sesame-77&k=${HOME}"\n\n'


@pytest.fixture
def broken(workspace: Workspace, server: ScriptedServer) -> Workspace:
    """A workspace whose configuration has a bad feed before a good one."""
    workspace.configure(server.answer("/feed", FEED.encode()), places=[server.place])
    path = workspace.folder / "newswire.toml"
    text = path.read_text()
    at = text.index("[[feeds]]")
    path.write_text(f"{text[:at]}# a comment\n{BAD}{text[at:]}")
    return workspace


def find_line(workspace: Workspace) -> int:
    """The line of the bad address."""
    lines = (workspace.folder / "newswire.toml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, start=1) if "sesame" in line)


def test_one_bad_feed_is_named_and_all_others_go_on(broken: Workspace, server: ScriptedServer) -> None:
    fault = f"newswire.toml, line {find_line(broken)}: feeds.1.url: it names the variable HOME"
    done = broken.newswire("run")
    assert done.returncode == 1
    assert f"warning: {fault}" in done.stderr
    assert "this feed is left out, the others go on" in done.stderr
    assert any(b"GET /feed" in request for request in server.requests)
    assert broken.newswire("sql", "SELECT count(*) FROM feeds").returncode == 0

    listed = broken.newswire("feeds", "list", "--format", "json")
    rows = json.loads(listed.stdout)
    assert [row["name"] for row in rows] == ["127.0.0.1", "Bad"]
    assert rows[1]["state"].startswith(f"left out: {fault}")

    checked = broken.newswire("feeds", "check")
    assert checked.returncode == 1
    assert [line[:3] for line in checked.stdout.splitlines()] == ["ok ", "BAD"]

    told = broken.newswire("doctor")
    assert told.returncode == 1
    assert f"WRONG   configuration: {fault}" in told.stdout

    for one in (done, listed, checked, told):
        assert "sesame" not in one.stdout + one.stderr
        assert "Traceback" not in one.stderr

    removed = broken.newswire("feeds", "remove", "bad")
    assert removed.returncode == 0
    assert removed.stdout == "removed Bad, https://a.example/f?token=***&k=${HOME}\n"
    text = (broken.folder / "newswire.toml").read_text()
    assert "sesame" not in text
    assert "# a comment" in text
    assert server.url("/feed") in text


def test_a_feed_can_be_added_beside_a_bad_one_whatever_its_title(
    broken: Workspace, server: ScriptedServer
) -> None:
    title = "Wheel \x1b[2J\u202e]] [fetch] delay = 0 [bold]"
    feed = FEED.replace("The Wheel", title.replace("\x1b", "&#27;")).replace('1.0"?>', '1.1"?>')
    url = server.answer("/other", feed.encode())
    done = broken.newswire("feeds", "add", url)
    assert done.returncode == 0, done.stderr
    assert all(line.isprintable() for line in (done.stdout + done.stderr).splitlines())
    assert url in (broken.folder / "newswire.toml").read_text()


def test_a_file_that_is_no_toml_is_told_with_its_line_and_doctor_checks_the_rest(
    workspace: Workspace,
) -> None:
    (workspace.folder / "newswire.toml").write_text("[fetch]\ndelay = 1\n[[feeds]\n")
    done = workspace.newswire("doctor")
    assert done.returncode == 1
    assert "WRONG   configuration: newswire.toml, line 3: not valid TOML" in done.stdout
    assert "state: var can be written" in done.stdout
    removed = workspace.newswire("feeds", "remove", "x")
    assert removed.returncode == 2
    assert "line 3" in removed.stderr
