#!/usr/bin/env bash
# The text that odfdo gives for a document of OpenDocument has no break behind a headline, so that "jobs" and "It" are
# "jobsIt". A space that is written as <text:s/>, as editors do for a second one, is dropped, and a word with its reading, in
# <text:ruby>, is left out. The same document as Markdown has all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install odfdo==3.27.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from odfdo import Document, Element, Header, Paragraph

document = Document("text")
document.body.clear()
document.body.append(Header(1, "Nissan cuts 300 jobs"))
document.body.append(Paragraph("It closes."))
document.body.append(Element.from_tag("<text:p>In<text:s/>March</text:p>"))
document.body.append(
    Element.from_tag(
        "<text:p>at <text:ruby><text:ruby-base>\u65e5\u7523</text:ruby-base>"
        "<text:ruby-text>\u306b\u3063\u3055\u3093</text:ruby-text></text:ruby>.</text:p>"
    )
)
text, markdown = document.get_formatted_text(), document.to_markdown()
print("odfdo", version("odfdo"), "expected", repr(markdown), "got", repr(text))
assert markdown.split("\n\n")[:3] == ["# Nissan cuts 300 jobs", "It closes.", "In March"]
assert "\u65e5\u7523" in markdown
assert text.split("\n\n")[:3] == ["Nissan cuts 300 jobsIt closes.", "InMarch", "at ."]
PYTHON
