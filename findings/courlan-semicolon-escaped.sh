#!/usr/bin/env bash
# Sites give article numbers as path parameters (RFC 3986, section 3.3). Cleaning escapes the semicolon, which is another
# address: reserved characters and their escapes are not equivalent (section 2.2).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install courlan==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from courlan import check_url, clean_url

address = "https://harbour.example/news/talks-end;art70,1234567"
print("courlan", version("courlan"), "expected", address, "got", clean_url(address))
assert clean_url(address) == "https://harbour.example/news/talks-end%3Bart70,1234567"
assert check_url(address) == ("https://harbour.example/news/talks-end%3Bart70,1234567", "harbour.example")
PYTHON
