#!/usr/bin/env bash
# Bytes in a Structured Field of HTTP, ":aGk=:", are "hi" (RFC 8941, 3.3.5). sfvparse says bytes of them and means the letters
# aGk= of Base64, so that a digest of a page never is that of the page. "u=1, i", as in a Priority field, is refused, for a
# member without a value, which is true (3.2), is unknown to it; http-sf reads both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sfvparse==0.1.0 http-sf==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import http_sf
import sfvparse

found, right = sfvparse.parse_item(":aGk=:")["value"], http_sf.parse(b":aGk=:", tltype="item")[0]
print("sfvparse", version("sfvparse"), "expected", right, "got", found)
assert (found, right) == (b"aGk=", b"hi")
try:
    sfvparse.parse_dict("u=1, i")
except ValueError as error:
    print("sfvparse", error)
else:
    raise AssertionError
members = http_sf.parse(b"u=1, i", tltype="dictionary")
print("http-sf", version("http-sf"), "got", {name: value for name, (value, _) in members.items()})
assert {name: value for name, (value, _) in members.items()} == {"u": 1, "i": True}
PYTHON
