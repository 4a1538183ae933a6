#!/usr/bin/env bash
# redlines tells, in JSON and so for programs, what changed between two texts and where. The places count the text that it
# made of the source, and not the source that it gives with them: in the second paragraph "3,900" is at ",900 j". A line
# end within a paragraph, which newsletters have at the end of each line, is a deleted paragraph, which the Markdown shows
# and the count has.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install redlines==0.6.2 typing-extensions==4.16.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

from redlines import Redlines

OLD = "Nissan closes its plant.\n\nIt cuts 3,900 jobs.\n\nSales fell by 5 percent."
NEW = "Nissan closes its plant.\n\nIt cuts 9,000 jobs.\n\nSales fell by 7 percent."
report = json.loads(Redlines(OLD, NEW).output_json())
assert report["source"] == OLD
found = []
for change in report["changes"]:
    if change["type"] == "replace":
        start, end = change["source_position"]
        found.append((change["source_text"], OLD[start:end]))
print("redlines", version("redlines"), "expected 3,900 and 5 at their places, got", found)
assert found == [("3,900 ", ",900 j"), ("5 ", "pe")]
report = json.loads(Redlines("It closes\nin Oppama.", "It closes in Oppama.").output_json())
found = [(change["type"], change["text"]) for change in report["changes"] if change["type"] != "equal"]
print("a line end that became a space, got", found)
assert found == [("delete", "\n\n")]
PYTHON
