#!/usr/bin/env bash
# Pages that are put together of parts often have an end tag of html behind the first part. The HTML standard says that
# what comes after it belongs to the body, and browsers show it. lxml has nothing of it, and so trafilatura and
# readability find no article there; resiliparse, whose parser follows the standard, does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lxml==6.1.3 trafilatura==2.3.1 readability-lxml==0.9 resiliparse==2.0.1 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import lxml.html
import trafilatura
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

menu = "<html><head><title>Talks on the harbour plant end</title></head><body><header><nav><a href='/'>Home</a></nav></header>"
article = (
    "<article><h1>Talks on the harbour plant end</h1>"
    "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    "</article></body></html>"
)
for end in ("", "</body></html>\n"):
    html = menu + end + article
    found = {
        "lxml": lxml.html.fromstring(html).text_content(),
        "trafilatura": trafilatura.extract(html) or "",
        "readability-lxml": lxml.html.fromstring(Document(html).summary()).text_content(),
        "resiliparse": extract_plain_text(html),
    }
    for name, text in found.items():
        has = "The works council" in text
        print(f"{name} {version(name)} with {end.strip()!r} behind the menu: expected the report, got {'it' if has else repr(text[:40])}")
        assert has == (not end or name == "resiliparse")
PYTHON
