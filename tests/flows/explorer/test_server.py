"""`newswire explore` as a process: its address, its end, and the words when it cannot begin."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import ROOT
from hangup import HEEDING

if TYPE_CHECKING:
    from conftest import Workspace

_WITHOUT_EXTRA = """
import importlib.machinery
find = importlib.machinery.PathFinder.find_spec
def find_spec(name, path=None, target=None):
    return None if name.partition(".")[0] in {"altair", "vl_convert", "jinja2"} else find(name, path, target)
importlib.machinery.PathFinder.find_spec = find_spec
"""


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def test_it_serves_on_loopback_until_it_is_interrupted(
    new_workspace: Workspace, generated_edition: Path
) -> None:
    (new_workspace.folder / "var").mkdir()
    shutil.copyfile(generated_edition, new_workspace.edition)
    process = new_workspace.start("explore", "--port", "0")
    assert process.stdout
    line = process.stdout.readline()
    (address,) = re.findall(r"The explorer is at (http://127\.0\.0\.1:\d+) until Ctrl-C", line)
    assert "<h1>Feeds</h1>" in read(f"{address}/feeds")
    assert "vegaEmbed" in read(f"{address}/static/vega-embed.js")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "closed\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_closes_where_a_supervisor_or_its_terminal_ends_it(
    new_workspace: Workspace, number: signal.Signals
) -> None:
    with subprocess.Popen(
        [*HEEDING, sys.executable, "-m", "flows.cli", "explore", "--port", "0"],
        cwd=new_workspace.folder,
        env=new_workspace.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        (address,) = re.findall(r"http://\S+", process.stdout.readline())
        with pytest.raises(urllib.error.HTTPError, match="503"):  # there is no edition, but it serves
            read(address)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "closed\n")


def test_without_an_edition_it_says_so_and_how_to_make_one(new_workspace: Workspace) -> None:
    process = new_workspace.start("explore", "--port", "0")
    assert process.stdout
    address = re.findall(r"http://\S+", process.stdout.readline())[0]
    assert re.match(
        r"There is no edition at .*news\.duckdb yet. `newswire run` makes", process.stdout.readline()
    )
    with pytest.raises(urllib.error.HTTPError, match="503"):
        read(address)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def test_a_taken_port_is_a_sentence_and_wrong_usage(new_workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = new_workspace.newswire("explore", "--port", str(port))
    assert done.returncode == 2
    assert (
        f"port {port} on 127.0.0.1 is taken by another program; choose another with --port or in [explore]"
        in done.stderr
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_that_is_not_of_this_machine_is_wrong_usage(new_workspace: Workspace, host: str) -> None:
    done = new_workspace.newswire("explore", "--port", "0", "--host", host)
    assert done.returncode == 2
    assert host in done.stderr


def test_without_its_packages_it_says_how_to_install_them(new_workspace: Workspace) -> None:
    (new_workspace.folder / "sitecustomize.py").write_text(_WITHOUT_EXTRA)
    path = f"{new_workspace.folder}:{new_workspace.environment['PYTHONPATH']}"
    done = new_workspace.newswire_anew("explore", PYTHONPATH=path)
    assert done.returncode == 2
    words = " ".join(done.stderr.split())
    assert "needs packages that are not installed (altair, jinja2, vl-convert-python)" in words
    assert "make explore" in words
    assert "pip install --require-hashes -r requirements-explore.lock" in words
    (new_workspace.folder / "newswire.toml").write_text("[explore]\n")
    doctor = new_workspace.newswire_anew("doctor", PYTHONPATH=path)
    assert "[explore] is set, but not installed are altair, jinja2, vl-convert-python" in doctor.stdout


def test_the_lock_of_the_extra_holds_its_packages() -> None:
    lock = (ROOT / "requirements-explore.lock").read_text("utf-8")
    for package in ("altair", "jinja2", "vl-convert-python", "starlette", "duckdb"):
        assert re.search(rf"^{package}==", lock, re.MULTILINE)
