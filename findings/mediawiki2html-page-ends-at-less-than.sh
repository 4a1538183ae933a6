#!/usr/bin/env bash
# In the markup of MediaWiki a < that begins no tag is a sign of the text (mediawiki.org, Help:Formatting), as in a margin of "5
# < 7 percent". mediawiki2html has nothing of what follows it up to the next tag: the rest of the paragraph, the next paragraphs
# and a headline. The escape &lt; is escaped again, so that readers see "&lt;", which is right for &amp;.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mediawiki2html==0.0.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mediawiki import wiki2html

page = wiki2html("The margin was 5 < 7 percent.\n\n== Plants ==\n\nOppama closes in '''March'''.\n", False)
print("mediawiki2html", version("mediawiki2html"), "expected the margin, a headline and Oppama, got", repr(page))
assert page.strip() == "<p>The margin was 5 \n</p>"
escaped = wiki2html("5 &lt; 7 percent, AT&amp;T\n", False).strip()
print("expected '5 &lt; 7 percent, AT&amp;T', got", repr(escaped))
assert "5 &amp;lt; 7 percent, AT&amp;T" in escaped
assert "<b>March</b>" in wiki2html("The margin was 5.\n\nOppama closes in '''March'''.\n", False)
PYTHON
