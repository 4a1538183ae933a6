#!/usr/bin/env bash
# `#!` in an address is a fragment, which never reaches the server (RFC 3986, 3.5). url-normalize makes it a query,
# `?_escaped_fragment_=`, by a scheme for crawlers that was given up in 2015: another address, which a site need not know. And
# two slashes become one, though an empty part of a path is a part of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install url-normalize==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from url_normalize import url_normalize

ADDRESSES = {
    "https://harbour.example/#story": "https://harbour.example/#story",
    "https://harbour.example/#!/story/5": "https://harbour.example/?_escaped_fragment_=/story/5",
    "https://harbour.example/news#!story=5": "https://harbour.example/news?_escaped_fragment_=story%3D5",
    "https://harbour.example/cache/https://maker.example/1": "https://harbour.example/cache/https:/maker.example/1",
}
for address, expected in ADDRESSES.items():
    found = url_normalize(address)
    print("url-normalize", version("url-normalize"), "expected", address, "got", found)
    assert found == expected
PYTHON
