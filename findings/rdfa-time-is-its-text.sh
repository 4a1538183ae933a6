#!/usr/bin/env bash
# News sites that use rNews or schema.org in RDFa mark a date as `time property="datePublished" datetime="2026-11-05"`. Its
# value is that of datetime (HTML+RDFa 1.1, section 3.1). extruct returns the text in the element, "Thursday", for it has RDFa
# read by the rules of XHTML; read as HTML5 by the same parser the date is right, as is that of microdata.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install extruct==0.18.0 pyrdfa3==3.6.5 html5lib==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct

DATE = '<time {0}="datePublished" datetime="2026-11-05">Thursday</time>'
PAGE = (
    '<!doctype html><html><body><div vocab="https://schema.org/" typeof="NewsArticle">' + DATE.format("property") + "</div>"
    '<div itemscope itemtype="https://schema.org/NewsArticle">' + DATE.format("itemprop") + "</div></body></html>"
)
found = extruct.extract(PAGE, base_url="https://harbour.example/1", syntaxes=["rdfa", "microdata"])
microdata = found["microdata"][0]["properties"]["datePublished"]
[rdfa] = [item["https://schema.org/datePublished"] for item in found["rdfa"] if "https://schema.org/datePublished" in item]
print("extruct", version("extruct"), "expected 2026-11-05, microdata", microdata, "RDFa", rdfa)
assert microdata == "2026-11-05"
assert [value["@value"] for value in rdfa] == ["Thursday"]
PYTHON
