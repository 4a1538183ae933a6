#!/usr/bin/env bash
# In an export of Slack a link is written <address|words>, a moment <!date^…|words for those who cannot show it>, and ~300~ is
# struck out (Slack, formatting text). slack-export-viewer makes pages of it. A link whose address has an &, a %, a + or a
# bracket leads to an address that ends in the words; a moment is left as it is, and to browsers a comment, so that "It closes
# on 5 November" has no date; what was struck out is not, and a star that is one becomes two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install slack-export-viewer==3.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from slackviewer.formatter import SlackFormatter

formatter = SlackFormatter({}, {})
EXPECTED = {
    "<https://harbour.example/a?b=1|the report>": '<p><a href="https://harbour.example/a?b=1">the report</a></p>',
    "<https://harbour.example/a%20b|plants>": '<p><a href="https://harbour.example/a%20b|plants">https://harbour.example/a%20b|plants</a></p>',
    "<https://harbour.example/Z_(car)|Z>": '<p><a href="https://harbour.example/Z_(car)|Z">https://harbour.example/Z_(car)|Z</a></p>',
    "It closes <!date^1793891700^{date}|on 5 November>.": "<p>It closes <!date^1793891700^{date}|on 5 November>.</p>",
    "It cuts ~300~ 400 jobs": "<p>It cuts ~300~ 400 jobs</p>",
    "5 * 3 plants": "<p>5 ** 3 plants</p>",
}
for text, observed in EXPECTED.items():
    found = formatter.render_text(text)
    print("slack-export-viewer", version("slack-export-viewer"), text, "got", found)
    assert found == observed
PYTHON
