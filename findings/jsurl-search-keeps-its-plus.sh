#!/usr/bin/env bash
# jsurl has the URLSearchParams of browsers. There a + in a query is a space, and a value is decoded once (URL Standard,
# 5.1). Here the + stays, and is %2B when written, so that a search for Sea Port becomes one for "Sea+Port"; a value is
# decoded a second time when it is asked for, and the address that a link leads to loses the escapes that are its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jsurl==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from urllib.parse import parse_qs

from jsurl import URLSearchParams

QUERY = "q=Sea+Port&to=https%3A%2F%2Fharbour.example%2F%3Fname%3Dsea%2520port%2526co&share=5%2525"
read = URLSearchParams.from_string(QUERY)
right = {name: values[0] for name, values in parse_qs(QUERY).items()}
print("jsurl", version("jsurl"))
for name, value in right.items():
    print(name, "expected", value, "got", read.get(name))
assert right["to"] == "https://harbour.example/?name=sea%20port%26co"
assert read.get("q") == "Sea+Port"
assert read.get("to") == "https://harbour.example/?name=sea port&co"
assert right["share"] == "5%25"
assert read.get("share") == "5%"
assert str(read).startswith("q=Sea%2BPort&")
PYTHON
