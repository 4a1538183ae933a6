"""Opens the form of the edition for browsers in the versions of DuckDB that it is made for.

DuckDB 1.4.3 comes from the package index and duckdb-wasm 1.32.0 from npm, both into a temporary folder;
without node the second is left out. Not part of `make test`: type `make check-browser`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from record_factory import RecordFactory

from warehouse.browser_edition import export_browser_edition
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.publish import publish_edition

DUCKDB, WASM = "duckdb==1.4.3", "@duckdb/duckdb-wasm@1.32.0"
OPEN = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall()
for (table,) in tables:
    con.execute(f'FROM "{table}"').fetchall()
((title,),) = con.execute("SELECT title FROM search('quay') LIMIT 1").fetchall()
print(duckdb.__version__, len(tables), title, sep="\\n")
"""


def main() -> None:
    """Make a database, and print the version, the number of tables and a search result of each client."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site.duckdb"
        with open_writer(folder / "warehouse.duckdb") as con:
            make = RecordFactory
            articles = (make.article("quay", title="A second quay"), make.article("paint"))
            load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
        publish_edition(folder / "warehouse.duckdb", folder / "news.duckdb")
        tables = len(export_browser_edition(folder / "news.duckdb", site))
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--target",
            str(folder / "old"),
            DUCKDB,
        ]
        subprocess.run(pip, check=True)
        environment = {**os.environ, "PYTHONPATH": str(folder / "old")}
        check("DuckDB", [sys.executable, "-c", OPEN, str(site)], tables, environment)
        if not shutil.which("node") or not shutil.which("npm"):
            print("duckdb-wasm: left out, since there is no node")
            return
        script = str(shutil.copy2(Path(__file__).with_name("open_in_wasm.cjs"), folder))
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), WASM]
        subprocess.run(npm, check=True)
        check("duckdb-wasm", ["node", script, str(site), "quay"], tables, environment)


def check(client: str, command: list[str], tables: int, environment: dict[str, str]) -> None:
    """Run a client and print its lines; exit where it did not read every table, or find the article."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    print(f"{client}: {', '.join(done.stdout.splitlines())}{done.stderr}")
    lines = done.stdout.splitlines()
    if done.returncode or lines[1] != str(tables) or "A second quay" not in lines[2]:
        sys.exit(f"{client} does not read the database")


if __name__ == "__main__":
    main()
