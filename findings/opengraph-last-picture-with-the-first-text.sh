#!/usr/bin/env bash
# A page may have several pictures in Open Graph, each with its alt text behind it; of several values the first is preferred,
# and what describes a picture belongs to the one before it (ogp.me, structured properties and arrays). opengraph_py3 keeps the
# last value of each property by itself: the last picture, with the text of another. linkpreview has the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opengraph_py3==0.71 linkpreview==0.13.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from linkpreview import Link, LinkPreview
from opengraph_py3 import OpenGraph

PAGE = """<html><head><title>Talks end</title><meta property="og:title" content="Talks end"><meta property="og:type" content="article">
<meta property="og:url" content="https://harbour.example/talks">
<meta property="og:image" content="https://harbour.example/gate.jpg"><meta property="og:image:alt" content="The gate of the plant">
<meta property="og:image" content="https://harbour.example/logo.png">
<meta property="article:author" content="https://harbour.example/mika"></head><body><p>Talks end.</p></body></html>"""
found = OpenGraph(html=PAGE)
right = LinkPreview(Link("https://harbour.example/talks", PAGE)).image
print("linkpreview", version("linkpreview"), "got", right)
print("opengraph_py3", version("opengraph_py3"), "got", found["image"], "of", repr(found["image:alt"]))
assert right == "https://harbour.example/gate.jpg"
assert (found["image"], found["image:alt"]) == ("https://harbour.example/logo.png", "The gate of the plant")
PYTHON
