#!/usr/bin/env bash
# The crawler of news that knows most publishers asks for any curl_cffi below 1. A fresh installation has 0.17, in which a
# name that it imports is gone, so that it does not start at all; the message is of the other library. An older curl_cffi has
# to be held by hand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fundus==0.5.7 curl_cffi==0.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import requires, version

try:
    import fundus

    problem = fundus.__name__
except ImportError as error:
    problem = str(error)
asked = [line for line in requires("fundus") if line.startswith("curl")]
print("fundus", version("fundus"), "asks for", asked, "with curl_cffi", version("curl_cffi"), "expected the import to work, got", problem)
assert asked == ["curl-cffi<1,>=0.7"]
assert problem.startswith("cannot import name 'normalize_browser_type'")
PYTHON
