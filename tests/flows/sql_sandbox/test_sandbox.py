"""The sandbox stops what takes too much, tells so in words, and goes on with another process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from process_tree import is_alive
from waiting import wait_until

from flows.errors import QueryStoppedError, UsageError
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox
from warehouse.errors import EditionMissingError

if TYPE_CHECKING:
    from conftest import Workspace

ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
HUGE = "SELECT length(list(range)::VARCHAR) FROM range(200000000)"
LATE = 30.0  # seconds: the promise is one second after the limit; a busy machine may take longer, not endless


def open_sandbox(
    workspace: Workspace, *, program: str = "run_sql", seconds: float = 60, memory: int = 200_000_000
) -> SqlSandbox:
    limits = find_limits(seconds=seconds, memory=memory, threads=1)
    return SqlSandbox(workspace.edition, program=f"sandbox_programs:{program}", limits=limits)


@pytest.fixture(scope="module")
def sandbox(made_site: Workspace) -> Iterator[SqlSandbox]:
    with open_sandbox(made_site) as sandbox:
        yield sandbox


def ask(sandbox: SqlSandbox, text: str) -> str:
    rows = bytearray()
    sandbox.run({"text": text}, rows.extend)
    return rows.decode()


def test_one_process_answers_one_request_after_the_other(sandbox: SqlSandbox) -> None:
    assert ask(sandbox, "SELECT count(*) FROM articles") == "30\n"
    first = sandbox.pid
    with pytest.raises(UsageError, match="no_such_view"):
        ask(sandbox, "FROM no_such_view")
    assert ask(sandbox, "SELECT 1; SELECT 2") == "1\n2\n"
    assert sandbox.pid == first


def test_sql_without_end_is_refused_before_it_is_sent(sandbox: SqlSandbox) -> None:
    with pytest.raises(UsageError, match="SQL of more than 16 MB is not run"):
        ask(sandbox, f"SELECT 1 -- {' ' * (1 << 24)}")
    assert ask(sandbox, f"SELECT 1 -- {' ' * (1 << 23)}") == "1\n"


def test_rows_before_an_error_are_handed_over(sandbox: SqlSandbox) -> None:
    rows = bytearray()
    with pytest.raises(UsageError, match="half-way"):
        sandbox.run({"text": "SELECT 1; SELECT error('half-way')"}, rows.extend)
    assert rows == b"1\n"


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a statement ten seconds to stop: a busy machine may need more than half a one."""
    monkeypatch.setattr("flows.sql_sandbox.sandbox._GRACE", 10.0)


@pytest.mark.usefixtures("patience")
def test_sql_that_takes_too_long_is_stopped_and_its_process_goes_on(made_site: Workspace) -> None:
    with open_sandbox(made_site, seconds=1.5) as sandbox:  # the other two have to end in it
        ask(sandbox, "SET VARIABLE kept = 'yes'")
        first, begin = sandbox.pid, time.monotonic()
        with pytest.raises(QueryStoppedError, match=r"^stopped after 1\.5 seconds$"):
            ask(sandbox, ENDLESS)
        assert time.monotonic() - begin < LATE
        assert ask(sandbox, "SELECT getvariable('kept')") == "yes\n"
        assert sandbox.pid == first


def test_an_interruption_that_nobody_asked_for_is_told_as_a_failure(made_site: Workspace) -> None:
    with (
        open_sandbox(made_site, program="fail_as_interrupted") as sandbox,
        pytest.raises(UsageError, match="lost the reason"),
    ):
        sandbox.run({}, bytes)


def test_a_process_that_does_not_stop_is_killed(made_site: Workspace) -> None:
    with open_sandbox(made_site, program="work_on", seconds=1.5) as sandbox:
        rows, begin = bytearray(), time.monotonic()
        with pytest.raises(QueryStoppedError, match="stopped after"):
            sandbox.run({"seconds": 60}, rows.extend)
        assert (rows, sandbox.pid) == (b"begun\n", None)
        assert time.monotonic() - begin < LATE


def test_the_time_in_which_nobody_takes_rows_is_not_counted(made_site: Workspace) -> None:
    with open_sandbox(made_site, seconds=1.5) as sandbox:
        ask(sandbox, "SELECT 1")
        counts: list[int] = []

        def take_slowly(rows: bytes) -> None:
            counts.append(rows.count(b"\n"))
            time.sleep(0.5)

        sandbox.run({"text": "FROM range(50000)"}, take_slowly)
        assert sum(counts) == 50_000
        assert len(counts) * 0.5 > 1.5


def test_too_much_memory_is_told_in_words_and_the_process_goes_on(sandbox: SqlSandbox) -> None:
    with pytest.raises(QueryStoppedError, match=r"needs more memory than the 0\.2 GB that it may have"):
        ask(sandbox, HUGE)
    assert ask(sandbox, "SELECT 1") == "1\n"


def test_a_process_that_is_killed_is_told_and_the_next_has_its_settings(sandbox: SqlSandbox) -> None:
    ask(sandbox, "SET TimeZone = 'Asia/Tokyo'; SET VARIABLE word = 'plant'; USE news.store")
    assert sandbox.pid
    killer = threading.Timer(0.3, os.kill, (sandbox.pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(QueryStoppedError, match=r"was killed by SIGKILL.*the edition is unharmed"):
        ask(sandbox, ENDLESS)
    killer.join()
    settings = "SELECT [current_setting('TimeZone'), getvariable('word'), current_schema()]"
    assert ask(sandbox, settings) == "['Asia/Tokyo', 'plant', 'store']\n"
    process = sandbox._process
    assert process
    os.kill(process.pid, signal.SIGKILL)  # between two requests
    wait_until(lambda: not process.is_alive)  # all of its threads have ended
    assert ask(sandbox, settings) == "['Asia/Tokyo', 'plant', 'store']\n"


@pytest.mark.usefixtures("patience")
def test_an_interrupt_stops_the_statement_and_keeps_the_process(sandbox: SqlSandbox) -> None:
    ask(sandbox, "SELECT 1")
    first = sandbox.pid
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        ask(sandbox, ENDLESS)
    timer.join()
    assert (ask(sandbox, "SELECT 1"), sandbox.pid) == ("1\n", first)


def test_a_reader_that_takes_no_more_rows_ends_the_process(made_site: Workspace) -> None:
    def refuse(_: bytes) -> None:
        raise BrokenPipeError

    with open_sandbox(made_site) as sandbox:
        ask(sandbox, "SELECT 1")
        pid = sandbox.pid
        assert pid
        with pytest.raises(BrokenPipeError):
            sandbox.run({"text": "FROM range(10000000)"}, refuse)
        assert not is_alive(pid)
        assert ask(sandbox, "SELECT 2") == "2\n"


@pytest.mark.parametrize(
    ("program", "fields", "words"),
    [
        ("fail", {"words": "a mistake"}, "the process that runs SQL has failed: LookupError: a mistake"),
        ("end", {"status": 7}, "the process that ran the SQL ended with status 7; the edition is unharmed"),
        (
            "send_nonsense",
            {"text": "nonsense"},
            "the process that runs SQL has failed: b'n' with 1,869,509,477 bytes is no frame",
        ),
        (
            "send_nonsense",
            {"text": "m\0\0\0\x02{}"},
            "the process that runs SQL has failed: an answer has no result",
        ),
        (
            "send_nonsense",
            {"text": "m\0\0\0\x02[]"},
            "the process that runs SQL has failed: a message is no JSON object",
        ),
    ],
)
def test_a_process_that_fails_is_told_in_words(
    made_site: Workspace, program: str, fields: dict[str, object], words: str
) -> None:
    with open_sandbox(made_site, program=program) as sandbox:
        with pytest.raises(QueryStoppedError) as failure:
            sandbox.run(fields, bytes)
        assert str(failure.value) == words
        assert sandbox.pid is None


def test_an_edition_that_is_missing_starts_no_process(workspace: Workspace) -> None:
    sandbox = open_sandbox(workspace)
    with pytest.raises(EditionMissingError, match="type `newswire run`"):
        ask(sandbox, "SELECT 1")
    assert sandbox.pid is None


def test_settings_that_have_become_too_long_for_a_new_process_are_told(made_site: Workspace) -> None:
    settings = [f"SET VARIABLE a = '{'x' * (1 << 24)}'"]
    limits = find_limits(threads=1)
    program = "sandbox_programs:run_sql"
    with SqlSandbox(made_site.edition, program=program, limits=limits, settings=settings) as sandbox:
        with pytest.raises(QueryStoppedError, match="does not start: a frame holds"):
            ask(sandbox, "SELECT 1")
        assert sandbox.pid is None


def test_the_block_ends_the_process(made_site: Workspace) -> None:
    with open_sandbox(made_site) as sandbox:
        ask(sandbox, "SELECT 1")
        pid = sandbox.pid
    assert pid
    assert not is_alive(pid)
