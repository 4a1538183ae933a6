#!/usr/bin/env bash
# HTML, microdata: the value of a time element is its datetime attribute, and its text where it has none, as in
# <time itemprop="datePublished">2026-11-05</time>. Two readers of microdata have an empty date; the reader of microformats
# that one of them brings along finds it in the same element.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install extruct==0.18.0 microdata==0.8.0 mf2py==2.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct
import microdata

PAGE = """<!doctype html><html><head><title>Two vans</title></head><body>
<article class="h-entry" itemscope itemtype="https://schema.org/NewsArticle"><h1 class="p-name" itemprop="headline">Two vans move</h1>
<p><time class="dt-published" itemprop="datePublished">2026-11-05</time>, last changed
<time class="dt-updated" itemprop="dateModified" datetime="2026-11-06">on Friday</time></p></article></body></html>"""
found = extruct.extract(PAGE, syntaxes=["microdata", "microformat"])
[item], [entry] = found["microdata"], found["microformat"]
[other] = microdata.get_items(PAGE)
print("extruct", version("extruct"), "expected datePublished 2026-11-05, got", item["properties"])
print("microdata", version("microdata"), {"datePublished": other.datePublished, "dateModified": other.dateModified})
print("mf2py", version("mf2py"), entry["properties"])
assert item["properties"] == {"headline": "Two vans move", "datePublished": "", "dateModified": "2026-11-06"}
assert (other.datePublished, other.dateModified) == ("", "2026-11-06")
assert (entry["properties"]["published"], entry["properties"]["updated"]) == (["2026-11-05"], ["2026-11-06"])
PYTHON
