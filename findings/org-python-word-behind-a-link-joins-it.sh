#!/usr/bin/env bash
# org-python makes HTML of notes in Org. The space behind a link, and behind the mark of a footnote, is dropped, so that two
# words are one; the footnote itself begins with a link to the place where it is, not back to the text. A line that begins
# with # is a comment of who wrote it, and is in the text. A numbered list behind one with bullets is a part of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install org-python==0.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

from orgpython import to_html

EXPECTED = {
    "It [[https://a.example/b][closes]] now": "It closesnow",
    "It cuts 300[fn:1] jobs": "It cuts 3001jobs",
    "# Is that right?\nIt closes": "# Is that right? It closes",
    "It *closes* now": "It closes now",
}
for text, observed in EXPECTED.items():
    found = " ".join(re.sub(r"<[^>]*>", "", to_html(text)).split())
    print("org-python", version("org-python"), repr(text), "got", repr(found))
    assert found == observed
note = to_html("It cuts 300[fn:1]\n\n[fn:1] In Japan.").split("</p>")[1]
print("a note: got", note)
assert 'id="fnr:1"' in note and 'href="#fn.1"' in note
assert to_html("- Japan\n1. Stop").count("<ul>") == 1 and "<ol>" not in to_html("- Japan\n1. Stop")
PYTHON
