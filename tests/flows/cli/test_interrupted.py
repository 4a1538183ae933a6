"""Ctrl-C, SIGTERM and the end of the terminal end a command with a sentence, no traceback, and no remains."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import ROOT
from hangup import HEEDING
from made_site import write_pages
from process_tree import is_alive, list_descendants, read_command
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import Workspace


def has_loaded(command: int, library: str) -> bool:
    """Return whether the process that workers are forked from has loaded a library of this name."""
    with suppress(OSError):  # it has just started
        for server in list_descendants(command):
            if "forkserver" in read_command(server):
                return library in Path(f"/proc/{server}/maps").read_text(encoding="utf-8")
    return False


KEPT = "nothing half-done was kept, run it again"
SENTENCES = {
    signal.SIGINT: f"newswire: interrupted; {KEPT}",
    signal.SIGTERM: f"newswire: ended by SIGTERM; {KEPT}",
    signal.SIGHUP: f"newswire: ended by SIGHUP; {KEPT}",
}
PAGES = 200
_IMPORTING = """if True:
    import atexit, os, signal, sys

    class Interrupter:
        def find_spec(self, name, path=None, target=None):
            if name == os.environ["INTERRUPTED_IMPORT"]:
                atexit.register(lambda: name in sys.modules and print(name, "was imported"))
                signal.raise_signal(signal.Signals[os.environ["INTERRUPTING"]])

    sys.meta_path.insert(0, Interrupter())
    from flows.cli import main
    main()
"""


def start_load(workspace: Workspace, *options: str) -> subprocess.Popen[str]:
    """Start to load pages, as the leader of a group of processes."""
    write_pages(workspace.folder / "pages", range(PAGES))
    return subprocess.Popen(
        [*HEEDING, sys.executable, "-m", "flows.cli", *options, "load", "pages"],
        cwd=workspace.folder,
        env=workspace.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def check_end(command: subprocess.Popen[str], number: signal.Signals, err: str) -> None:
    """Check that a command names the signal in its last line, prints no traceback, and ends by the signal."""
    # Python ends by Ctrl-C itself where that came while a module's text was run; a shell says 130 of both
    assert command.returncode in ({130, -number} if number == signal.SIGINT else {-number}), err
    assert err.splitlines()[-1] == SENTENCES[number]
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere children are not listed")
@pytest.mark.parametrize(
    ("library", "number", "send"),
    [
        ("_socket", signal.SIGINT, os.killpg),  # in the order of the imports
        ("_pydantic_core", signal.SIGINT, os.killpg),
        ("lxml", signal.SIGINT, os.killpg),
        ("lxml", signal.SIGINT, os.kill),  # as `kill` does, while the workers know nothing of it
        ("lxml", signal.SIGTERM, os.kill),
        ("lxml", signal.SIGHUP, os.killpg),
    ],
)
def test_a_load_that_is_ended_while_its_workers_start_says_so_alone(
    workspace: Workspace, library: str, number: signal.Signals, send: Callable[[int, int], None]
) -> None:
    with start_load(workspace) as command:
        wait_until(lambda: has_loaded(command.pid, library), pause=0.001)
        started = list_descendants(command.pid)
        send(command.pid, number)
        assert command.stderr
        err = command.stderr.read()
    check_end(command, number, err)
    wait_until(lambda: not any(map(is_alive, started)))


@pytest.mark.parametrize(
    ("stage", "number"),
    [
        *((stage, signal.SIGINT) for stage in ("store_files", "apply_site_boilerplate", "publish")),
        *(("load_articles", number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)),
    ],
)
def test_a_load_that_is_ended_in_a_stage_says_so_alone_and_can_be_repeated(
    workspace: Workspace, stage: str, number: signal.Signals
) -> None:
    with start_load(workspace, "-v") as command:
        assert command.stderr
        assert any("stage starts" in line and f"stage={stage}" in line for line in command.stderr), stage
        os.killpg(command.pid, number)
        err = command.stderr.read()
    check_end(command, number, err)
    assert workspace.newswire("load", "pages").returncode == 0
    assert workspace.ask("SELECT count(*) FROM articles") == [(PAGES,)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_sql_that_is_ended_while_it_writes_a_file_leaves_none_behind(
    made_site: Workspace, tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "spill").mkdir()
    with start_output(made_site, tmp_path, rows=10**9) as command:
        assert command.stderr
        os.killpg(command.pid, number)
        err = command.stderr.read()
    check_end(command, number, err)
    assert [path.name for path in tmp_path.iterdir()] == ["spill"]
    assert not any((tmp_path / "spill").iterdir())


def start_output(
    workspace: Workspace, folder: Path, *, rows: int, ignored: str = ""
) -> subprocess.Popen[str]:
    """Start a command that writes rows into a file, and wait until some are written."""
    words = [
        sys.executable,
        "-m",
        "flows.cli",
        "sql",
        f"FROM range({rows})",
        "--output",
        str(folder / "a.csv"),
    ]
    command = subprocess.Popen(
        [*HEEDING, "sh", "-c", f'{ignored}\nexec "$@"', "sh", *words],
        cwd=workspace.folder,
        env=workspace.environment | {"TMPDIR": str(folder / "spill")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    part = folder / ".a.csv.part"
    wait_until(lambda: command.poll() is not None or (part.exists() and part.stat().st_size > 0))
    return command


def test_the_end_of_the_terminal_stays_ignored_where_it_is_as_under_nohup(
    made_site: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "spill").mkdir()
    with start_output(made_site, tmp_path, rows=3_000_000, ignored="trap '' HUP") as command:
        os.killpg(command.pid, signal.SIGHUP)
        assert command.stderr
        err = command.stderr.read()
    assert (command.returncode, err) == (0, "")
    assert (tmp_path / "a.csv").read_text("utf-8").count("\n") == 3_000_001


@pytest.mark.parametrize("name", ["flows.cli.app", "flows.cli.commands.why", "duckdb"])
def test_ctrl_c_while_a_command_is_imported_ends_it_as_any_other_program(
    workspace: Workspace, name: str
) -> None:
    done = interrupt_import(workspace, name, "why", "crane")
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_ctrl_c_while_the_script_finds_its_package_ends_it_without_a_word(workspace: Workspace) -> None:
    script = f"import runpy; runpy.run_path({str(ROOT / 'flows/cli/newswire')!r}, run_name='__main__')"
    program = _IMPORTING.partition("    from flows.cli import main")[0] + f"    {script}\n"
    done = interrupt_import(workspace, "flows.cli", "--version", program=program)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_ctrl_c_while_duckdb_imports_what_reads_tables_of_arrow_ends_the_command(
    workspace: Workspace,
) -> None:
    write_pages(workspace.folder / "pages", range(40))
    done = interrupt_import(workspace, "pyarrow.dataset", "load", "pages")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (130, SENTENCES[signal.SIGINT])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_subcommand_is_imported_waits_for_the_end_of_the_import(
    workspace: Workspace, number: signal.Signals
) -> None:
    done = interrupt_import(workspace, "duckdb", "targets", "list", number=number)
    assert done.returncode == (130 if number == signal.SIGINT else -number)
    assert (done.stdout, done.stderr) == ("duckdb was imported\n", f"{SENTENCES[number]}\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_first_time_is_read_is_no_fault_of_duckdb(
    made_site: Workspace, number: signal.Signals
) -> None:
    done = interrupt_import(made_site, "pytz", "rules", "list", number=number)
    assert (done.returncode, done.stderr) == (-number, "")


def interrupt_import(
    workspace: Workspace,
    name: str,
    *words: str,
    number: signal.Signals = signal.SIGINT,
    program: str = _IMPORTING,
) -> subprocess.CompletedProcess[str]:
    """Run a command that gets a signal when it looks for a module of this name."""
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=workspace.folder,
        env=workspace.environment | {"INTERRUPTED_IMPORT": name, "INTERRUPTING": number.name},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_statement_of_duckdb_that_is_interrupted_ends_the_command_as_any_other_work() -> None:
    program = """if True:
        import sys, duckdb
        from flows.cli.exit_status import report_failures
        with report_failures():
            print("starts", flush=True)
            duckdb.sql("SELECT count(*) FROM range(1_000_000_000_000) WHERE random() > 2").fetchall()
    """
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline() == "starts\n"
        time.sleep(0.2)  # the statement runs for hours
        command.send_signal(signal.SIGINT)
        err = command.stderr.read()
    assert command.returncode == 130, err
    assert err == "newswire: interrupted; nothing half-done was kept, run it again\n"
