#!/usr/bin/env bash
# A list of headlines is one of links, which HTML puts inside the headlines; a link may begin with a marked word. Of a headline
# and of a link the words before the first element in it are kept, and no others: headlines that are links are empty, a link
# that begins with a marked word has its address in place of its words. Nothing tells that the text is not all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html2md==0.1.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2md

CASES = {
    "<h2>Talks end</h2> Read <a href='/v'>the report</a>.": "## Talks end\n\n Read [the report](/v).",
    "<h2><a href='/n'>Talks end</a></h2><h2><a href='/v'>Vans sell</a></h2>": "## \n\n## ",
    "<h2>Talks at <a href='/n'>Nissan</a> end</h2> Read more.": "## Talks at \n\n Read more.",
    "Read <a href='/v'><cite>Le Monde</cite> on the talks</a>.": "Read [/v](/v).",
}
for page, observed in CASES.items():
    found = html2md.convert(f"<body>{page}</body>")
    print("html2md", version("html2md"), page, "got", repr(found))
    assert found == observed.strip(), observed
PYTHON
