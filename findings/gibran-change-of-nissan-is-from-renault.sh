#!/usr/bin/env bash
# gibran answers metrics that are declared once. A change over periods takes the row before by month, also where makers have rows
# of their own: Nissan's 5 articles of November are 95 fewer than Renault's 100 of October, and those 97 more than Nissan's.
# Without makers a month without articles is left out. A window of "7 days" has the day itself and seven before it: eight
# articles, where one came each day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install gibran==0.1.2 duckdb==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import duckdb

MODEL = """sources:
  - id: articles
    display_name: Articles
    type: duckdb_table
    uri: articles
    primary_grain: id
    columns:
      - {name: id, type: INTEGER, sensitivity: public}
      - {name: day, type: TIMESTAMP, sensitivity: public}
      - {name: maker, type: VARCHAR, sensitivity: public}
    dimensions:
      - {id: articles.maker, column: maker, display_name: Maker, type: categorical}
      - {id: articles.day, column: day, display_name: Day, type: temporal}
metrics:
  - {id: count, source: articles, display_name: Count, type: count}
  - {id: change, source: articles, display_name: Change, type: period_over_period, base_metric: count,
     period_dim: articles.day, period_unit: month, comparison: delta}
  - {id: week, source: articles, display_name: Week, type: rolling_window, aggregate: count, column: id,
     window: "7 days", order_by_column: day}
roles:
  - {id: desk, display_name: Desk}
policies:
  - {id: desk_articles, role: desk, source: articles, default_column_mode: allow}
"""


def ask(days, **question):
    with tempfile.TemporaryDirectory() as folder:

        def run(*arguments):
            command = [Path(sys.executable).parent / "gibran", *arguments]
            return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout

        run("init", "--sample")
        Path(folder, "gibran.yaml").write_text(MODEL)
        with duckdb.connect(str(Path(folder, "gibran.duckdb"))) as warehouse:
            warehouse.execute("CREATE OR REPLACE TABLE articles (id INTEGER, day TIMESTAMP, maker VARCHAR)")
            rows = [(number, day, maker) for number, (day, maker) in enumerate(days)]
            warehouse.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
        run("sync")
        answer = run("query", "--role", "desk", "--dsl", json.dumps({"source": "articles", **question}))
    return [line.split("\t") for line in answer.splitlines() if "\t" in line or line.strip().isdigit()]


COUNTS = {("Nissan", 9): 3, ("Renault", 10): 100, ("Nissan", 11): 5}
DAYS = [(f"2026-{month:02}-03", maker) for (maker, month), count in COUNTS.items() for _ in range(count)]
MONTH = {"id": "articles.day", "grain": "month"}
by_maker = ask(DAYS, metrics=["count", "change"], dimensions=[{"id": "articles.maker"}, MONTH])
found = {(row[0], row[1][5:7]): row[2:] for row in by_maker}
print("gibran", version("gibran"), "expected for Nissan in November 5 and 2, for Renault 100 and nothing, got", found)
assert found["Nissan", "11"] == ["5", "-95"]
assert found["Renault", "10"] == ["100", "97"]
months = ask([day for day in DAYS if day[1] == "Nissan"], metrics=["count", "change"], dimensions=[MONTH])
print("expected for November 5 more than in October, got", months)
assert months[-1][1:] == ["5", "2"]
week = ask([(f"2026-11-{day:02}", "Nissan") for day in range(1, 15)], metrics=["week"])
print("expected at most 7 articles in a window of 7 days, got", max(int(row[0]) for row in week))
assert max(int(row[0]) for row in week) == 8
PYTHON
