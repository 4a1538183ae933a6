"""`newswire sql` as processes: what is left when one of the two is killed, and which files both touch."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import run_hostile_statements
from process_tree import is_alive, list_descendants
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import Workspace

ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
_CHANGING = re.compile(
    r"(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|\b(?:creat|unlink|rename|mkdir|rmdir|link|symlink|truncate|chmod|chown"
    r"|utime|mknod)\w*\()"
)
_READING = re.compile(
    r'open\w*\([^"]*"(?:/etc/(?:passwd|host|x)|/srv/|/proc/self/environ|[^"]*/var/(?:warehouse\.|watches|out))'
)
HONEST = ["-B", "-m", "flows.cli", "sql", "SET TimeZone = 'Asia/Tokyo'; FROM articles ORDER BY text"]
HOSTILE_PROGRAM = str(Path(run_hostile_statements.__file__))
# Runs a command, and prints the peak memory in kB of the largest process among it and its descendants.
_MEASURE = """
import resource, subprocess, sys
status = subprocess.run([sys.executable, *sys.argv[1:]]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
_FAILED, _DEVICE = re.compile(r"= -1 E[A-Z]+ "), re.compile(r'"/dev/(?:null|tty)"')


def start_long_query(workspace: Workspace) -> tuple[subprocess.Popen[str], int]:
    """Start a query without end, and return its process and the one that runs its SQL."""
    command = workspace.start("sql", ENDLESS)
    wait_until(lambda: bool(list_descendants(command.pid)), seconds=60)
    (child,) = list_descendants(command.pid)
    return command, child


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process finds out when it next looks")
def test_a_killed_command_leaves_no_process(made_site: Workspace) -> None:
    command, child = start_long_query(made_site)
    command.send_signal(signal.SIGKILL)
    command.communicate()
    wait_until(lambda: not is_alive(child))


def test_a_killed_process_is_told_with_status_1(made_site: Workspace) -> None:
    command, child = start_long_query(made_site)
    os.kill(child, signal.SIGKILL)
    out, err = command.communicate(timeout=60)
    assert (command.returncode, out) == (1, "")
    assert err.startswith("newswire: the process that ran the SQL was killed by SIGKILL")


def test_ctrl_c_ends_both(made_site: Workspace) -> None:
    command, child = start_long_query(made_site)
    command.send_signal(signal.SIGINT)
    _, err = command.communicate(timeout=60)
    assert (command.returncode, "interrupted" in err) == (130, True)
    wait_until(lambda: not is_alive(child))


def test_a_limit_of_memory_is_told_in_words(made_site: Workspace) -> None:
    done = made_site.newswire("sql", "SELECT length(repeat('x', 3_000_000_000))", "--memory", "0.2")
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs more memory than the 0.2 GB that it may have" in done.stderr
    assert done.stderr.rstrip().endswith("; --memory gives it more")


@pytest.mark.parametrize("limit", [("--timeout", "inf"), ("--timeout", "nan"), ("--memory", "1e300")])
def test_a_limit_without_end_is_refused(made_site: Workspace, limit: tuple[str, str]) -> None:
    done = made_site.newswire("sql", "SELECT 1", *limit)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--timeout takes up to 2,592,000 seconds" in done.stderr


def test_sql_has_sixty_seconds_unless_it_is_given_more(made_site: Workspace) -> None:
    assert "--timeout SECONDS" in made_site.newswire("sql", "--help").stdout
    assert "[default: 60.0" in made_site.newswire("sql", "--help").stdout


def test_a_large_result_needs_no_more_memory_than_a_small_one(made_site: Workspace, tmp_path: Path) -> None:
    query = "FROM range(1_000_000)"  # 90 MB, if all of them were there at a time
    with (tmp_path / "rows.csv").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, "-m", "flows.cli", "sql", query, "--format", "csv"],
            cwd=made_site.folder,
            env=made_site.environment,
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "rows.csv").read_bytes().endswith(b"\n999999\n")
    assert int(done.stderr) < 120_000  # 75,000 for a small one


# Tests of the sandbox hold the same promise without a tool: no file has changed, and the kernel refuses other
# files. A trace shows besides that nothing tries, our own code included. It needs strace (CONTRIBUTING.md),
# and a machine that lets processes be traced.
@pytest.mark.skipif(
    shutil.which("strace") is None,
    reason="strace, which is not installed here, lists the files that are touched",
)
@pytest.mark.parametrize("words", [HONEST, ["-B", HOSTILE_PROGRAM]], ids=["honest", "hostile"])
def test_no_file_is_changed_but_in_a_folder_that_is_removed_and_no_other_is_read(
    made_site: Workspace, tmp_path: Path, words: list[str]
) -> None:
    trace, temporary = tmp_path / "trace", tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=%file,ftruncate", sys.executable, *words],
        cwd=made_site.folder,
        env={**made_site.environment, "TMPDIR": str(temporary), "PYTHONPATH": os.environ["PYTHONPATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "PTRACE" in done.stderr:
        pytest.skip("this machine, as some containers do, lets no process trace another")
    assert done.returncode == 0, done.stderr
    calls = [
        line
        for line in trace.read_text("utf-8", "replace").splitlines()
        if not _FAILED.search(line) and not _DEVICE.search(line)
    ]
    changes = [line for line in calls if _CHANGING.search(line)]
    assert changes  # the folder is made and removed
    assert [line for line in changes if str(temporary) not in line and "newswire-sql-" not in line] == []
    assert [line for line in calls if _READING.search(line)] == []
    assert list(temporary.iterdir()) == []
