#!/usr/bin/env bash
# md2jira makes the markup of Jira from Markdown. In the address of a link it escapes ?, = and &, which makes another address:
# the page 5%3Fa%3D1 instead of 5 with a query (RFC 3986, 2.2). The second paragraph of a quotation is outside of it, "5 | 6" in
# a cell of a table is two cells, a second paragraph of a step ends the list, so that step three is a new step one, and a line
# that ends with two spaces goes on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2jira==1.0.1 mistletoe==0.8.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mistletoe
from md2jira.jira_renderer import JIRARenderer


def to_jira(markdown):
    return mistletoe.markdown(markdown, JIRARenderer).strip()


link = to_jira("[report](https://harbour.example/5?a=1&b=2)\n")
print("md2jira", version("md2jira"), "expected '[report|https://harbour.example/5?a=1&b=2]', got", repr(link))
assert link == "[report|https://harbour.example/5%3Fa%3D1%26b%3D2]"
quotation = to_jira("> Sales fell.\n>\n> The plant closes.\n").splitlines()
print("expected {quote} around both paragraphs, got", quotation)
assert quotation == ["bq. Sales fell.", "The plant closes."]
steps = to_jira("1. Stop\n\n   Here\n2. Sell\n").splitlines()
print("expected both steps in one list, got", steps)
assert steps == ["# Stop", "Here", "# Sell"]
assert to_jira("| Year | Cars |\n|---|---|\n| 2025 | 5 \\| 6 |\n").splitlines()[-1] == "|2025|5 | 6|"
assert to_jira("Oppama  \nSunderland\n") == "Oppama Sunderland"
PYTHON
