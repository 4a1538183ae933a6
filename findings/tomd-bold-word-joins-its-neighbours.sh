#!/usr/bin/env bash
# A space at the edge of a bold or italic word is a space of the sentence: `the<b> Nissan </b>plant`, as editors often leave it.
# The mark of Markdown may not have it inside, so turndown-py and markdownify put it outside. tomd drops it:
# "the**Nissan**plant" is one word as soon as the marks are taken off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tomd==1.1.0 turndown-py==2026.5.20 markdownify==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import tomd
from markdownify import markdownify
from turndown import TurndownService

PAGE = "<p>At the<b> Nissan </b>plant and<i> its</i> port</p>"
found = tomd.convert(PAGE).strip()
print("tomd", version("tomd"), "expected", "At the **Nissan** plant and *its* port", "got", found)
assert found == "At the**Nissan**plant and*its* port"
for name, convert in {"turndown-py": TurndownService().turndown, "markdownify": markdownify}.items():
    text = convert(PAGE).strip().replace("_", "*")
    print(name, version(name), "got", text)
    assert text == "At the **Nissan** plant and *its* port"
PYTHON
