#!/usr/bin/env bash
# The address of a link in Markdown may have brackets in pairs, and a star between spaces is a star (CommonMark 0.31.2, 6.3 and
# 6.2). Two of three converters to the markup of Slack end the address at the first closing bracket, so that it leads to
# another page and the bracket is the name, and make italics of what is between two signs of multiplication.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdown-to-mrkdwn==0.3.3 md2mrkdwn==0.4.5 slackify-markdown==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import md2mrkdwn
import slackify_markdown
from markdown_to_mrkdwn import SlackMarkdownConverter

LINK = "[Z](https://harbour.example/Z_(car))"
PRODUCT = "It is 5 * 3 * 2 metres."
assert slackify_markdown.slackify_markdown(LINK).strip() == "<https://harbour.example/Z_(car)|Z>"
assert slackify_markdown.slackify_markdown(PRODUCT).strip() == PRODUCT
for name, convert in {"markdown-to-mrkdwn": SlackMarkdownConverter().convert, "md2mrkdwn": md2mrkdwn.convert}.items():
    print(name, version(name), "expected <https://harbour.example/Z_(car)|Z>, got", convert(LINK))
    print("expected", PRODUCT, "got", convert(PRODUCT))
    assert convert(LINK) == "<https://harbour.example/Z_(car|Z>)"
    assert convert(PRODUCT) == "It is 5 _ 3 _ 2 metres."
PYTHON
