#!/usr/bin/env bash
# larzsql builds conditions that are joined by AND, also with a raw fragment such as where("a = ? OR b = ?", 1, 2), the
# example of its own documentation. The fragment gets no brackets, so that AND binds first: what was found for a topic
# or a maker is found in any year, and a delete takes rows of other years. A condition on None is "= NULL", which finds
# no row, and "<> NULL" as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install larzsql==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sqlite3
from importlib.metadata import version

from larzsql import delete, select

ROWS = [(1, "Nissan", "jobs", 2026), (2, "Nissan", "cars", 2025), (3, "Honda", "jobs", 2025), (4, None, "cars", 2026)]
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE news (id, maker, topic, year)")
database.executemany("INSERT INTO news VALUES (?, ?, ?, ?)", ROWS)


def ids(query):
    return [row[0] for row in database.execute(*query.build())]


either = ("maker = ? OR topic = ?", "Nissan", "jobs")
found = ids(select("id").from_("news").where(*either).where(year=2026))
print("larzsql", version("larzsql"), "Nissan or jobs, and 2026, expected [1], got", found)
assert found == [1, 2]
print(select("id").from_("news").where(maker=None).build(), "expected [4], got", end=" ")
found = ids(select("id").from_("news").where(maker=None))
print(found)
assert found == [] and ids(select("id").from_("news").where(maker__ne=None)) == []
assert ids(select("id").from_("news").where(maker__isnull=True)) == [4]
database.execute(*delete("news").where(*either).where(year=2026).build())
left = ids(select("id").from_("news"))
print("deleted, expected [2, 3, 4] to be left, got", left)
assert left == [3, 4]
PYTHON
