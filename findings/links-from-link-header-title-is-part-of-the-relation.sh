#!/usr/bin/env bash
# A link in a field may have parameters after its relation, such as a title or a type (RFC 8288, 3). links-from-link-header
# reads the relation up to the last quotation mark of the link: it is 'next"; title="Page 2', and there is no "next" page
# any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install links-from-link-header==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from links_from_header import extract

plain = extract('<https://harbour.example/news?page=2>; rel="next"')
titled = extract('<https://harbour.example/news?page=2>; rel="next"; title="Page 2", <https://harbour.example/>; rel="first"')
print("links-from-link-header", version("links-from-link-header"), "expected next and first, got", *titled)
assert plain == {"next": "https://harbour.example/news?page=2"}
assert titled == {'next"; title="Page 2': "https://harbour.example/news?page=2", "first": "https://harbour.example/"}
PYTHON
