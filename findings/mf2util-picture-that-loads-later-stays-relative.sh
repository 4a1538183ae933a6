#!/usr/bin/env bash
# mf2util makes the addresses in the content of an entry absolute. In a tag it takes the first attribute whose name ends
# with src or href: in `<img data-src="/quay.jpg" src="/small.jpg">`, which is how pages load pictures later, that is
# data-src, and src, which alone is the address (HTML Standard, 4.8.3), stays relative and leads elsewhere from the page of
# who reads it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mf2util==0.5.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mf2util

CONTENT = """<p>It is open.</p><img src="/plain.jpg" alt="Ferry">
<img data-src="/quay.jpg" src="/small.jpg" alt="Quay">
<a data-href="/count" href="/news/6">More</a>"""
properties = {"name": ["The second quay"], "content": [{"html": CONTENT, "value": "It is open. More"}]}
parsed = {"items": [{"type": ["h-entry"], "properties": properties}], "rels": {}}
content = mf2util.interpret(parsed, "https://harbour.example/news/5")["content"]
print("mf2util", version("mf2util"), "got", content)
assert 'src="https://harbour.example/plain.jpg"' in content
assert '<img data-src="https://harbour.example/quay.jpg" src="/small.jpg" alt="Quay">' in content
assert 'href="/news/6"' in content
PYTHON
