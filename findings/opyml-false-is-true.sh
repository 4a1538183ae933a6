#!/usr/bin/env bash
# OPML 2.0: isComment="false" says that an outline is no comment, which it also is without the attribute. It is read as true,
# and isBreakpoint, whatever it says, as a comment. So a list of feeds that names the attribute has only feeds that are
# commented out, and is written back as such.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opyml==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from opyml import OPML

FLAGS = ['', 'isComment="false"', 'isComment="true"', 'isBreakpoint="false"']
outlines = "".join(f'<outline text="{number}" type="rss" xmlUrl="https://harbour.example/{number}" {flag}/>' for number, flag in enumerate(FLAGS))
document = OPML.from_xml(f'<opml version="2.0"><head/><body>{outlines}</body></opml>')
found = {flag: outline.is_comment for flag, outline in zip(FLAGS, document.body.outlines, strict=True)}
print("opyml", version("opyml"), "expected only isComment=\"true\" to be a comment, got", found)
assert found == {FLAGS[0]: None, FLAGS[1]: True, FLAGS[2]: True, FLAGS[3]: True}
assert document.to_xml().count('isComment="true"') == 3
PYTHON
