#!/usr/bin/env bash
# readtime tells how long a text takes to read, also of HTML: 265 words take a minute. When they are paragraphs, points of a
# list or cells of a table that follow each other without a line break, they are one word and take a second. What is in a
# script, which nobody reads, is counted. A thousand Japanese syllables take a second, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install readtime==3.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import readtime


def seconds(page):
    return readtime.of_html(page).seconds


found = {
    "paragraphs": seconds("<p>word</p>" * 265),
    "paragraphs on lines": seconds("<p>word</p>\n" * 265),
    "points": seconds("<ul>" + "<li>word</li>" * 265 + "</ul>"),
    "cells": seconds("<table>" + "<tr><td>5</td><td>6</td></tr>" * 265 + "</table>"),
    "text": seconds("<p>" + "word " * 265 + "</p>"),
    "text and a script": seconds("<p>" + "word " * 265 + "</p><script>" + "var x;\n" * 1000 + "</script>"),
    "hiragana": readtime.of_text("\u3072" * 1000).seconds,
}
print("readtime", version("readtime"), "expected 60 for each but the Japanese, which takes minutes; got", found)
assert found["text"] == found["paragraphs on lines"] == 60
assert found["paragraphs"] == found["points"] == found["cells"] == found["hiragana"] == 1
assert found["text and a script"] > 400
PYTHON
