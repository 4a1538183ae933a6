#!/usr/bin/env bash
# ORDER BY is forgotten by the SQL of Daft behind DISTINCT, UNION, and where a column is a sum over a window: the newest day comes
# anywhere, and with LIMIT 1 another day is the newest. Without these words the order is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install daft==0.7.26
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import daft

days = [f"2026-11-{day:02}" for day in (5, 17, 2, 29, 11, 23, 8, 14, 26, 20)]
frame = daft.from_pydict({"day": days * 3, "jobs": list(range(30))})
newest_first = sorted(set(days), reverse=True)


def ask(query):
    return daft.sql(query, reports=frame).to_pydict()["day"]


print("daft", version("daft"), "without DISTINCT", ask("SELECT day FROM reports ORDER BY day DESC LIMIT 4"))
assert ask("SELECT day FROM reports ORDER BY day DESC LIMIT 4") == ["2026-11-29"] * 3 + ["2026-11-26"]
for query in (
    "SELECT DISTINCT day FROM reports ORDER BY day DESC",
    "SELECT day FROM reports UNION SELECT day FROM reports ORDER BY day DESC",
):
    found = ask(query)
    print("daft", query, "expected", newest_first, "got", found)
    assert sorted(found, reverse=True) == newest_first != found
windows = ask("SELECT day, sum(jobs) OVER (PARTITION BY day) AS jobs FROM reports ORDER BY day DESC")
print("daft with a sum over a window expected the newest first, got", windows)
assert sorted(windows) == sorted(days * 3) and windows != sorted(windows, reverse=True)
PYTHON
