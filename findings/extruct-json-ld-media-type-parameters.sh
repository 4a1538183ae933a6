#!/usr/bin/env bash
# JSON-LD 1.1 (section 7.2) lets the type of a script element carry a profile. Then, or with a charset or in capitals, which
# media types allow, extruct finds no data on the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install extruct==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct

data = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Talks end"}'
counts = {}
for media_type in (
    "application/ld+json", "application/ld+json;profile=http://www.w3.org/ns/json-ld#compacted", "application/ld+json; charset=utf-8", "Application/LD+JSON",
):
    html = f'<html><head><script type="{media_type}">{data}</script></head><body></body></html>'
    counts[media_type] = len(extruct.extract(html, syntaxes=["json-ld"])["json-ld"])
    print("extruct", version("extruct"), media_type, "expected 1, got", counts[media_type])
assert list(counts.values()) == [1, 0, 0, 0]
PYTHON
