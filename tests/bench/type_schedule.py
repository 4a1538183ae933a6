"""Type the README's section on schedules into a fresh clone, and time its first article.

The lines are those of the README, with a free port in place of Prefect's. The clone has the packages that are
installed here, and a feed on loopback. Run by `make bench-schedule`.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
from changing_feed import ChangingFeed, serve_changing_feed
from folders import ROOT
from free_port import find_free_port

PORT = "4200"
SECTION = re.compile(r"\n## On a schedule\n.*?\n```\n(.*?)```", re.DOTALL)
LIMIT, PATIENCE = 300, 10  # seconds


def main() -> None:
    """Print the seconds from the first line to the first article."""
    with tempfile.TemporaryDirectory() as folder, serve_changing_feed() as feed:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        (clone / ".venv").symlink_to(ROOT / ".venv")
        place = feed.site.removeprefix("http://")
        (clone / "newswire.toml").write_text(
            f'[fetch]\nprivate = ["{place}"]\n[[feeds]]\nurl = "{feed.site}/feed"\n', encoding="utf-8"
        )
        found = SECTION.search((clone / "README.md").read_text(encoding="utf-8"))
        assert found, "the README has no such section"
        print(found[1], end="")
        start = time.monotonic()
        with type_lines(found[1].replace(PORT, str(port := find_free_port())), clone, port=port):
            wait_for_article(clone / "var/news.duckdb", feed, until=start + LIMIT)
            print(f"first article {time.monotonic() - start:.1f} s after the first line (30 wanted)")


@contextlib.contextmanager
def type_lines(lines: str, clone: Path, *, port: int) -> Iterator[None]:
    """Run shell lines in a folder, the last of which does not end, and end all that they started."""
    environment = {
        **os.environ,
        "PREFECT_HOME": str(clone / "prefect"),
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    with (clone / "typed.log").open("wb") as log:
        shell = subprocess.Popen(
            ["bash", "-c", lines], cwd=clone, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(shell.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                shell.wait(PATIENCE)


def wait_for_article(edition: Path, feed: ChangingFeed, *, until: float) -> None:
    """Wait until the edition has the page of the feed's first entry."""
    while time.monotonic() < until:
        time.sleep(0.1)
        if not edition.exists():
            continue
        with duckdb.connect(edition, read_only=True) as con:
            query = "SELECT count(*) FROM articles WHERE url = ?"
            if con.execute(query, [feed.name_page(0)]).fetchall() == [(1,)]:
                return
    sys.exit((edition.parents[1] / "typed.log").read_text("utf-8", "replace"))


if __name__ == "__main__":
    main()
