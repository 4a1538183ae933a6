"""Run the quick hostile statements on the edition of the working folder, for a test that traces it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hostile_statements import QUICK

from flows.errors import NewswireError
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox


def main() -> None:
    """Run them, each in the sandbox, whatever becomes of it; print how many."""
    home = Path("var").absolute()
    limits = find_limits(threads=1)
    with SqlSandbox(home / "news.duckdb", program="sandbox_programs:run_sql", limits=limits) as sandbox:
        for text, _ in QUICK:
            with suppress(NewswireError):
                sandbox.run({"text": text.replace("{home}", str(home))}, bytes)
    print(len(QUICK))


if __name__ == "__main__":
    main()
