#!/usr/bin/env bash
# Between the end of a paragraph and the beginning of the next HTML needs nothing. unmarkd, which makes Markdown of it, has a
# break there only where the source has one: "It closes." and "300 go." are "It closes.300 go.", a quotation of two paragraphs
# is one, and a list within an item begins in the line of the item, where it is no list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install unmarkd==1.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import unmarkd

EXPECTED = {
    "<p>It closes</p>\n<p>Jobs go</p>": "It closes\n\nJobs go",
    "<p>It closes</p><p>Jobs go</p>": "It closesJobs go",
    "<blockquote><p>It closes</p><p>Jobs go</p></blockquote>": ">It closesJobs go",
    "<ul><li>Japan<ul><li>Oppama</li></ul></li></ul>": "- Japan    - Oppama",
}
for page, observed in EXPECTED.items():
    found = unmarkd.unmark(page)
    print("unmarkd", version("unmarkd"), page, "got", repr(found))
    assert found.strip() == observed
PYTHON
