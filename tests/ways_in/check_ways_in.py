"""Run every program of docs/ways-in.md on an edition, each with its pinned client in a temporary folder.

    .venv/bin/python tests/ways_in/check_ways_in.py [SECTION ...]

It needs a package index, Node with npm, and Python 3.11, and prints a line for each section and version. The
exit status is 1 if a program fails. It is not part of `make test`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "ways-in.md"
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?:#|--) (\S+\.(?:yml|sql))\n")
_TIMEOUT = 600  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What a section needs: packages of Python, or of Node."""

    python: tuple[str, ...] = ()
    node: tuple[str, ...] = ()


CLIENTS = {
    "duckdb command line": [Client(python=("duckdb-cli==1.5.6",))],
    "Python": [Client(python=("duckdb==1.5.5", "pytz")), Client(python=("duckdb==2.0.1", "pytz"))],
    "Node": [Client(node=("@duckdb/node-api@1.5.6-r.1",))],
    "pandas": [Client(python=("pandas==3.1.1", "openpyxl==3.1.5", "duckdb==1.5.5", "pytz"))],
    "polars": [Client(python=("polars==2.1.0", "duckdb==1.5.5", "pyarrow"))],
    "ibis": [Client(python=("ibis-framework[duckdb]==12.0.0", "duckdb==1.5.5"))],
    "marimo": [Client(python=("marimo[sql]==0.25.2", "duckdb==1.5.5", "pytz"))],
    "jupysql": [Client(python=("jupysql==0.11.1", "duckdb==1.5.5", "ipython==9.18.1", "pytz"))],
    "dbt": [Client(python=("dbt-duckdb==1.10.1", "dbt-core==1.10.23", "duckdb==1.5.5", "pytz"))],
    "Harlequin": [Client(python=("harlequin==2.17.0", f"duckdb=={one}")) for one in ("1.5.5", "2.0.1")],
}


def main() -> int:
    """Check the named sections, or all of them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert sections.keys() == CLIENTS.keys(), sections.keys() ^ CLIENTS.keys()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        home = make_edition(Path(folder))
        for name in sys.argv[1:] or sections:
            for client in CLIENTS[name]:
                fault = check(Path(folder), home, sections[name], client)
                failed += fault is not None
                print(
                    f"{'FAILED' if fault else 'ok':<6}  {name}: {', '.join(client.python + client.node)}",
                    flush=True,
                )
                if fault:
                    print(fault)
    return 1 if failed else 0


def make_edition(folder: Path) -> Path:
    """Poll the sample site into a folder, export its views beside it, and return the folder."""
    home = folder / "home"
    home.mkdir()
    newswire = str(Path(sys.executable).with_name("newswire"))
    for words in (("run", "--sample"), ("export", "out")):
        subprocess.run([newswire, *words], cwd=home, check=True, capture_output=True, timeout=_TIMEOUT)
    return home


def check(folder: Path, home: Path, section: str, client: Client) -> str | None:
    """Run the programs of a section, and return the output of the first that fails."""
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(home, place, dirs_exist_ok=True)
    for command in prepare(place, client):
        if fault := run(command, place, at_home=True):
            return fault
    for language, code in _BLOCK.findall(section):
        if file := _FILE.match(code):
            target = place / file[1]
            target.parent.mkdir(exist_ok=True)
            target.write_text(code, encoding="utf-8")
            continue
        suffix, program = {
            "sh": (".sh", ["bash", "-eo", "pipefail"]),
            "python": (".py", [str(place / ".venv/bin/python")]),
            "ipython": (".ipy", [str(place / ".venv/bin/ipython"), "--no-banner"]),
            "js": (".mjs", ["node"]),
        }[language]
        script = place / f"program{suffix}"
        script.write_text(code, encoding="utf-8")
        if fault := run([*program, str(script)], place):
            return fault
    shutil.rmtree(place)
    return None


def prepare(place: Path, client: Client) -> list[list[str]]:
    """Make an environment for a client, and return the commands that install it."""
    commands = []
    if client.python:
        venv.create(place / ".venv", with_pip=True)
        pip = [str(place / ".venv/bin/pip"), "--disable-pip-version-check", "--quiet", "install"]
        commands.append([*pip, *client.python])
    if client.node:
        commands.append(["npm", "install", "--silent", "--no-fund", "--no-audit", *client.node])
    return commands


def run(command: list[str], place: Path, *, at_home: bool = False) -> str | None:
    """Run a command in a folder whose programs come first; return its output if it fails.

    Args:
        command: The command.
        place: The folder, which is also the home folder of the command unless `at_home`.
        at_home: Whether the command has the home folder of whoever runs this, as installers need.
    """
    environment = {**os.environ, "PATH": f"{place / '.venv/bin'}:{os.environ['PATH']}", "DO_NOT_TRACK": "1"}
    if not at_home:
        environment["HOME"] = str(place)
    done = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, timeout=_TIMEOUT, check=False
    )
    is_wrong = done.returncode or "Error" in done.stderr + done.stdout
    return f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}" if is_wrong else None


if __name__ == "__main__":
    sys.exit(main())
