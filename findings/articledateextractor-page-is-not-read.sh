#!/usr/bin/env bash
# articleDateExtractor reads when an article was published. As it is installed, no page is read at all: it asks for a parser, lxml,
# that it does not install, drops the error, and what is left is the day in the address, if there is one. So article:published_time
# says nothing. With lxml the page is read, and the day of the address is forgotten where the page says nothing, although both
# examples of its documentation are addresses with a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
cat > "$folder/read.py" <<'PYTHON'
import contextlib
import io
import sys
from importlib.metadata import version

from articleDateExtractor import extractArticlePublishedDate

DAY = '<meta property="article:published_time" content="2026-11-05T09:00:00Z">'
PAGES = [("https://example.com/nissan-closes-plant", DAY), ("https://example.com/2026/11/05/nissan-closes-plant", "")]
for (address, head), observed in zip(PAGES, sys.argv[1:], strict=True):
    page = f"<html><head>{head}</head><body><h1>Nissan closes plant</h1></body></html>"
    with contextlib.redirect_stdout(io.StringIO()):
        found = str(extractArticlePublishedDate(address, page))[:10]
    print("articleDateExtractor", version("articledateextractor"), address, head, "expected 2026-11-05, got", found)
    assert found == observed
PYTHON
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install articledateextractor==0.20
"$folder/venv/bin/python" "$folder/read.py" None 2026-11-05
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lxml==6.1.3
"$folder/venv/bin/python" "$folder/read.py" 2026-11-05 None
