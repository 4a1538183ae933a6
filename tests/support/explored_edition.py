"""Make the edition that tests look at in a browser: the sample site, invented reports, and a hostile one."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from command import call_newswire
from folders import DATA, ROOT
from free_port import find_free_port
from warcs import HTML, make_record, make_response

CORPUS = "invented"
LATE_SOURCE = "late-edition.example"
"""The publisher of the report that :func:`load_late_report` loads."""
_REPORTS, _HOSTILE = (DATA / "explored" / name for name in ("reports.toml", "hostile.toml"))
_FEED_NAMES = ("Silent Quay", "<b onclick=\"window.intruded='feed'\">Odd & Sons</b>")
_KEPT = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "XDG_CACHE_HOME")


def read_hostile() -> Mapping[str, Any]:
    """Return the hostile report: its title, author, text and address."""
    return tomllib.loads(_HOSTILE.read_text(encoding="utf-8"))


def make_explored_edition(home: Path) -> Path:
    """Poll the sample site, load the reports, then the corrected one, and poll feeds that nobody serves.

    All commands run in one process, which spares the imports of the others.

    Args:
        home: The folder for the configuration and the state.

    Returns:
        The file of the edition.
    """
    _run_python(home, __file__, str(home))
    return home / "var" / "news.duckdb"


def _run_commands(home: Path) -> None:
    reports = tomllib.loads(_REPORTS.read_text(encoding="utf-8"))["reports"]

    def run(*arguments: str, status: int = 0) -> None:
        done = call_newswire(home, make_environment(home), arguments)
        assert done.returncode == status, f"{arguments}: {done.stdout}{done.stderr}"

    run("run", "--sample")
    for pages in (
        [*reports, read_hostile()],
        [report | report["again"] for report in reports if "again" in report],
    ):
        run("load", _write_pages(home, pages), "--corpus", CORPUS)
    _configure_silent_feeds(home)
    run("run", status=1)


def load_late_report(home: Path) -> None:
    """Load one more report, which is published as the next edition."""
    report = {
        "source": LATE_SOURCE,
        "path": "late",
        "title": "Two painters offer to do the gate of Nissan's Oppama plant",
        "author": "Newsroom",
        "published": "2026-03-05T20:00:00+00:00",
        "text": (
            "Nissan will paint the gate of its Oppama plant before the spring, the works council said on "
            "Thursday. Two painters have offered to do it, and the canteen will choose the colour.\n\n"
            "The gate was last painted in the year in which the first Leaf left the plant, an engineer said."
        ),
    }
    run_newswire(home, "load", _write_pages(home, [report]), "--corpus", CORPUS)


def run_newswire(home: Path, *arguments: str) -> str:
    """Run a command in a process of its own, and return what it printed.

    A process, since asyncio refuses to run in one that drives a browser.
    """
    return _run_python(home, "-m", "flows.cli", *arguments)


def _run_python(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env=make_environment(home) | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def make_environment(home: Path) -> dict[str, str]:
    """Return the environment of a command whose state is in `home`."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "NEWSWIRE_CORPUS_DIR": str(home / "none")}


def _write_pages(home: Path, reports: Sequence[Mapping[str, Any]]) -> str:
    """Write the pages of reports into a WARC file, which tells the address of each, and so its publisher."""
    records = (
        make_record(
            f"https://{report['source']}/{report['path']}",
            make_response(_write_page(report).encode(), f"Content-Type: {HTML}"),
            date=report["published"].replace("+00:00", "Z"),
            headers="Content-Type: application/http; msgtype=response\r\n",
        )
        for report in reports
    )
    (home / "capture.warc").write_bytes(b"".join(records))
    return "capture.warc"


def _write_page(report: Mapping[str, Any]) -> str:
    text = "".join(f"<p>{escape(part)}</p>\n" for part in report["text"].strip().split("\n\n"))
    around = "".join(f"<p>{escape(part)}</p>\n" for part in report.get("around", ()))
    title = escape(report["title"])
    return f"""<!DOCTYPE html>
<html lang="{report.get("language", "en")}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta name="author" content="{escape(report["author"])}">
<meta property="article:published_time" content="{report["published"]}"></head>
<body><main><article><h1>{title}</h1>
{text}{around}</article></main></body></html>
"""


def _configure_silent_feeds(home: Path) -> None:
    place = f"127.0.0.1:{find_free_port()}"
    feeds = "".join(
        f"[[feeds]]\nname = '''{name}'''\nurl = \"http://{place}/{number}\"\n"
        for number, name in enumerate(_FEED_NAMES)
    )
    (home / "newswire.toml").write_text(f'[fetch]\ndelay = 0\nprivate = ["{place}"]\n{feeds}', "utf-8")


if __name__ == "__main__":
    _run_commands(Path(sys.argv[1]))
