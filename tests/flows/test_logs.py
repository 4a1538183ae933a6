"""The log: the fields of its records, that none can be forged, and the part that a command shows."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from log_records import collect_records

from flows.log_output import FieldsFormatter, JsonFormatter, SentenceFormatter, TextFormatter, escape_controls
from flows.logs import bind_fields, details, log, notice

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
DIRECTIONS = [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
HOSTILE = "".join(("a", *CONTROLS, *DIRECTIONS, "\u2028\u2029\u200b\ufeff\ud800\U000e0041", "z"))
FORGED = "x\n2026-01-01T00:00:00.000Z error   | forged"


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """The records logged during the test."""
    with collect_records() as collected:
        yield collected


def is_harmless(line: str) -> bool:
    """Whether a line is one line, and steers neither a terminal nor the direction of text."""
    return line.isprintable() and not set(line) & {*CONTROLS, *DIRECTIONS}


def test_every_control_and_every_character_that_reorders_text_becomes_visible() -> None:
    escaped = escape_controls(HOSTILE)
    assert is_harmless(escaped)
    assert escaped.startswith(r"a\x00\x01")
    assert escape_controls("a\n\t\x1b[2J\x9b\u202e") == r"a\n\t\x1b[2J\x9b\u202e"
    assert escape_controls("日産 “Leaf” – 5 %, é") == "日産 “Leaf” – 5 %, é"


@pytest.mark.parametrize(
    "formatter", [TextFormatter(), SentenceFormatter(), FieldsFormatter(), JsonFormatter()]
)
def test_a_record_is_one_line_whatever_is_in_it(formatter: logging.Formatter) -> None:
    """Not logged, since pytest would keep the record and cannot send half a surrogate pair to its parent."""
    extra = details(title=FORGED, url=HOSTILE)
    record = log.makeRecord(log.name, logging.WARNING, __file__, 1, "%s", (HOSTILE,), None, extra=extra)
    with bind_fields(feed=HOSTILE, host=FORGED):
        assert log.filter(record)
    line = formatter.format(record)
    assert is_harmless(line)
    assert r"\u202e" in line or "\\u202e" in line


def test_values_cannot_pass_for_other_fields_or_for_the_message(records: list[logging.LogRecord]) -> None:
    with bind_fields(run_id="1", feed='x run_id=2 "| all well'):
        log.info("run_id=3 | done")
    assert (
        FieldsFormatter().format(records[0]) == r'run_id=1 feed="x run_id=2 \"| all well" | run_id=3 | done'
    )


def test_the_lines_of_a_traceback_cannot_pass_for_records(records: list[logging.LogRecord]) -> None:
    try:
        int(FORGED + "\x1b[2J")
    except ValueError as error:
        error.add_note(FORGED)
        log.exception("failed")
    first, *others = TextFormatter().format(records[0]).split("\n")
    assert first.endswith("| failed")
    assert others
    assert all(line.startswith("    ") and is_harmless(line) for line in others)
    written = json.loads(JsonFormatter().format(records[0]))
    assert all(map(is_harmless, written["exception"]))


def test_fields_hold_for_the_block_and_each_task_has_its_own(records: list[logging.LogRecord]) -> None:
    async def work(feed: str) -> None:
        with bind_fields(feed=feed, missing=None):
            await asyncio.sleep(0)
            log.info("asked")

    async def work_all() -> None:
        await asyncio.gather(work("a"), work("b"))

    with bind_fields(run_id="r"):
        asyncio.run(work_all())
    log.info("after")
    assert [record.__dict__["fields"] for record in records] == [
        {"run_id": "r", "feed": "a"},
        {"run_id": "r", "feed": "b"},
        {},
    ]


def test_json_keeps_numbers_and_has_a_time(records: list[logging.LogRecord]) -> None:
    with bind_fields(stage="publish"):
        log.info("edition published", extra=details(bytes=12, seconds=0.5, reason=None))
    written = json.loads(JsonFormatter().format(records[0]))
    assert written.pop("time").endswith("Z")
    assert written == {
        "level": "info",
        "logger": "newswire",
        "message": "edition published",
        "stage": "publish",
        "bytes": 12,
        "seconds": 0.5,
    }


def test_commands_print_sentences_with_a_prefix_by_level(records: list[logging.LogRecord]) -> None:
    notice("no seed corpus found")
    log.warning("that failed")
    log.error("nothing works")
    assert [SentenceFormatter().format(record) for record in records] == [
        "no seed corpus found",
        "warning: that failed",
        "newswire: nothing works",
    ]


@pytest.fixture
def forging(workspace: Workspace) -> Workspace:
    """A workspace with a good file, and with one that is not text and whose name imitates a log line."""
    folder = workspace.folder / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "A second quay is dredged at Kaneda this spring.\n" * 9, encoding="utf-8"
    )
    (folder / "b\nnewswire: forged\x1b[2J\u202e.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    return workspace


def test_a_command_shows_notes_and_warnings_and_nothing_else(forging: Workspace) -> None:
    lines = forging.newswire("load", "pages").stderr.splitlines()
    assert lines[0] == "reading pages: 2"
    assert len(lines) == 2
    assert lines[1].startswith(r"warning: b\nnewswire: forged\x1b[2J\u202e.txt: ")
    assert all(map(is_harmless, lines))


def test_verbose_text_has_a_line_for_each_stage(forging: Workspace) -> None:
    lines = forging.newswire("-v", "load", "pages").stderr.splitlines()
    assert all(map(is_harmless, lines))
    (loaded,) = [line for line in lines if "stage=load_" in line and line.endswith("| stage ended")]
    assert "flow=load" in loaded
    assert "seconds=" in loaded
    (published,) = [line for line in lines if line.endswith("| edition published")]
    assert f"bytes={forging.edition.stat().st_size}" in published


@pytest.mark.parametrize("by_option", [True, False])
def test_json_is_one_object_a_line(forging: Workspace, *, by_option: bool) -> None:
    options = ("-v", "--log-format", "json") if by_option else ("-v",)
    environment = {} if by_option else {"NEWSWIRE_LOG_FORMAT": "json"}
    done = forging.newswire(*options, "load", "pages", **environment)
    written = [json.loads(line) for line in done.stderr.splitlines()]
    assert len({one["run_id"] for one in written}) == 1
    ((warning, flow),) = [(one["message"], one["flow"]) for one in written if one["level"] == "warning"]
    assert (warning[:17], flow) == (r"b\nnewswire: forg", "load")


def test_a_failure_is_logged_as_a_json_object_too(workspace: Workspace) -> None:
    done = workspace.newswire("--log-format", "json", "load", "nowhere")
    assert done.returncode != 0
    assert json.loads(done.stderr)["level"] == "error"


def test_on_a_terminal_a_warning_is_shown_once(forging: Workspace) -> None:
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "load", "pages"],
        cwd=forging.folder,
        env=forging.environment | {"TERM": "xterm-256color", "COLUMNS": "400"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ):
        os.close(theirs)
        while chunk := _read_terminal(ours):
            shown += chunk
    os.close(ours)
    assert shown.count(rb"forged\x1b[2J\u202e") == 1
    assert b"\x1b[2J" not in shown


def test_the_log_holds_no_secret_and_names_feed_and_host(
    workspace: Workspace, server: ScriptedServer
) -> None:
    server.answer("/feed?token=sesame-1234", b"", status="503 Service Unavailable")
    workspace.configure(server.url("/feed?token=sesame-1234"))
    log_lines = workspace.newswire("-vv", "--log-format", "json", "run").stderr
    assert "sesame" not in log_lines
    written = [json.loads(line) for line in log_lines.splitlines()]
    (request,) = [one for one in written if one["message"] == "request"]
    assert request["host"] == server.place
    assert request["status"] == 503
    assert request["feed"].startswith(server.url("/feed?token="))
    (polled,) = [one for one in written if one["message"] == "feed polled"]
    assert polled["failures"] == 1


def _read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # raised on Linux when the other end is closed
        return b""
