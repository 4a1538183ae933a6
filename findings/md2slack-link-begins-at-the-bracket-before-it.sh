#!/usr/bin/env bash
# Two converters of Markdown for Slack. In the first the link of "Sales [in euros] fell; see [the report](...)" begins at the
# first bracket, so that half of the sentence is the link, a deleted figure keeps its two tildes, where Slack takes one, and "5
# \* 3" its backslash. In the second a quotation has no sign and is a sentence of the reporter's own, and numbered steps are
# points.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2Slack==0.1.3.2 commonmark-slack==1.0.0 commonmark==0.9.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import commonmarkslack
from md2slack import SlackMarkdown


def by_commonmark(markdown):
    return commonmarkslack.SlackRenderer().render(commonmarkslack.Parser().parse(markdown)).strip()


SENTENCE = "Sales [in euros] fell; see [the report](https://harbour.example/5)."
link = SlackMarkdown()(SENTENCE).strip()
print("md2Slack", version("md2Slack"), "expected", by_commonmark(SENTENCE), "got", link)
assert by_commonmark(SENTENCE) == "Sales [in euros] fell; see <https://harbour.example/5|the report>."
assert link == "Sales <https://harbour.example/5|in euros] fell; see [the report>."
assert SlackMarkdown()("~~300~~ 400").strip() == "~~300~~ 400"
assert SlackMarkdown()(r"5 \* 3").strip() == r"5 \* 3"
quotation = by_commonmark("> The plant closes.\n\nShe left.\n")
print("commonmark-slack", version("commonmark-slack"), "expected a quotation, got", repr(quotation))
assert quotation == "The plant closes.\n\nShe left."
steps = by_commonmark("1. Stop\n2. Here\n").splitlines()
print("expected ['1. Stop', '2. Here'], got", steps)
assert steps == ["• Stop", "• Here"]
PYTHON
