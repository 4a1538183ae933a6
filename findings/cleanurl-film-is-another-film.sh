#!/usr/bin/env bash
# The path and the query of an address are not the same in other letters (RFC 3986, 6.2.2.1), and a film of YouTube is known
# by eleven characters, in which capitals count. cleanurl writes them small. So it does with `respect_semantics`, with which
# its documentation says that the address is still valid: it is that of another film, or of none, and two films whose names
# differ in capitals are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cleanurl==0.1.15
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cleanurl import cleanurl

FILMS = ("https://www.youtube.com/watch?v=AbCdEfGhIjK", "https://www.youtube.com/watch?v=aBcDeFgHiJk")
cleaned = [cleanurl(film, respect_semantics=True).url for film in FILMS]
page = cleanurl("https://harbour.example/News/AbC", respect_semantics=True).url
print("cleanurl", version("cleanurl"))
for film, url in zip(FILMS, cleaned):
    print("expected", f"https://youtu.be/{film[-11:]}", "got", url)
assert page == "https://harbour.example/News/AbC"
assert cleaned == ["https://youtu.be/abcdefghijk"] * 2
PYTHON
