#!/usr/bin/env bash
# unmhtml makes one page of a page that was saved in one file (MHTML), with its pictures in it. A part of such a file is
# named by Content-Location or, for an address that begins with "cid:", by Content-ID (RFC 2392; RFC 2557, section 8), as in
# newsletters that were saved from a mail. Of these two pictures the first is in the page, and the second has an empty
# address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install unmhtml==0.4.0 nh3==0.3.8
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

from unmhtml import load_mhtml, to_standalone_html

PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{}\r\n\r\niVBORw0KGgo=\r\n"
PAGE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n'
    "--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://harbour.example/news/5\r\n\r\n"
    '<p>Two plants</p><img alt="first" src="https://harbour.example/a.png"><img alt="second" src="cid:plant@harbour.example">\r\n'
    "--b1\r\n" + PICTURE.format("Content-Location: https://harbour.example/a.png")
    + "--b1\r\n" + PICTURE.format("Content-ID: <plant@harbour.example>") + "--b1--\r\n"
)
page = to_standalone_html(load_mhtml(PAGE))
found = re.findall(r'<img alt="(\w+)" src="([^"]*)"', page)
data = "data:image/png;base64,iVBORw0KGgo="
print("unmhtml", version("unmhtml"), "expected", [("first", data), ("second", data)], "got", found)
assert found == [("first", data), ("second", "")]
PYTHON
