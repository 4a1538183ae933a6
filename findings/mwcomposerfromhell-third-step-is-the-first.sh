#!/usr/bin/env bash
# mwcomposerfromhell makes HTML of a wiki's page. A line "#:" goes on with the numbered item above it (MediaWiki,
# Help:Lists). Here the list ends in front of it and another begins, so that the third step has the number 1 once more.
# A caption of a table, "|+" (Help:Tables), is its first cell, with the plus.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mwcomposerfromhell==0.5 mwparserfromhell==0.7.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mwparserfromhell
from mwcomposerfromhell import WikicodeToHtmlComposer


def compose(text: str) -> str:
    return WikicodeToHtmlComposer().compose(mwparserfromhell.parse(text)).replace("\n", "")


steps = compose("# Open the plant\n# Close the plant\n#: in March\n# Sell the plant\n")
print("mwcomposerfromhell", version("mwcomposerfromhell"), "expected one numbered list, got", steps)
assert steps.count("<ol>") == 2
assert steps.endswith("<li> Sell the plant</li></ol>")
assert compose("# Open\n# Close\n# Sell\n").count("<ol>") == 1
table = compose("{|\n|+ Jobs cut\n! Year !! Jobs\n|-\n| 2025 || 300\n|}\n")
print("mwcomposerfromhell expected <caption> Jobs cut</caption> got", table)
assert "<td>+ Jobs cut</td>" in table
assert "caption" not in table
PYTHON
