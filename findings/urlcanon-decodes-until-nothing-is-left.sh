#!/usr/bin/env bash
# What is escaped in an address is decoded once (RFC 3986, section 2.4), and a slash that is escaped belongs to a name (2.2).
# semantic, by which addresses of archives are compared, decodes again and again: cars%2Fvans is the page cars/vans, and
# 100%2525 the page 100%25. whatwg leaves both as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install urlcanon==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import urlcanon

for path, observed in {"cars%2Fvans": "cars/vans", "cars%252Fvans": "cars/vans", "100%2525": "100%25", "%7Edesk": "~desk"}.items():
    page = f"https://harbour.example/{path}"
    found, kept = (str(canon(urlcanon.parse_url(page))) for canon in (urlcanon.semantic, urlcanon.whatwg))
    print("urlcanon", version("urlcanon"), page, "got", found)
    assert found == f"https://harbour.example/{observed}"
    assert kept == page
PYTHON
