#!/usr/bin/env bash
# markdowndata makes objects of the tables of Markdown, and numbers of their cells. A number below zero, one with commas and
# one in the style of 1e5 stay text, so that a column of profits has numbers and, for losses, text; 007 is 7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdowndata==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import markdowndata

TABLE = """# Profit

| year | billions |
| --- | ---: |
| 2023 | 300 |
| 2024 | 5.7 |
| 2025 | -5 |
| 2026 | 1,200 |
"""
rows = markdowndata.loads(TABLE)["Profit"]
found = [row["billions"] for row in rows]
print("markdowndata", version("markdowndata"), "expected [300, 5.7, -5, 1200], got", found)
assert [row["year"] for row in rows] == [2023, 2024, 2025, 2026]
assert found == [300, 5.7, "-5", "1,200"]
assert sum(value for value in found if not isinstance(value, str)) == 305.7
PYTHON
