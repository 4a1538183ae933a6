#!/usr/bin/env bash
# The Atlassian Document Format is how Jira and Confluence keep a text. adftotxt takes the text from it. When there is a table or
# a rule anywhere in a document nothing is left of the whole, and nothing is said; a paragraph with a mention of somebody is
# lost with its other words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install adftotxt==0.0.18
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
from importlib.metadata import version

from adftotxt import adftotxt


def words(text):
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def read(*content):
    with contextlib.redirect_stdout(io.StringIO()):
        return adftotxt.parse({"version": 1, "type": "doc", "content": list(content)})


cell = {"type": "tableCell", "attrs": {}, "content": [words("300")]}
table = {"type": "table", "content": [{"type": "tableRow", "content": [cell]}]}
mention = {"type": "paragraph", "content": [{"type": "text", "text": "Ask "}, {"type": "mention", "attrs": {"id": "5"}}]}
headline = {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Plants"}]}
found = {
    "paragraphs": read(headline, words("It closes."), words("Jobs go.")),
    "table": read(words("It closes."), table, words("Jobs go.")),
    "rule": read(words("It closes."), {"type": "rule"}, words("Jobs go.")),
    "mention": read(words("It closes."), mention, words("Jobs go.")),
}
print("adftotxt", version("adftotxt"), "got", found)
assert found == {"paragraphs": "Plants \nIt closes.\nJobs go.\n", "table": "", "rule": "", "mention": "It closes.\nJobs go.\n"}
PYTHON
