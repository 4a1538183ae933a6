#!/usr/bin/env bash
# A sitemap may name the pictures of a page in image:loc, and an index names sitemaps in loc. Both are listed as pages, for
# elements are looked for by the name "loc" whatever they are in: a feed made of the sitemap of a news site has its
# photographs as entries, or the sitemaps themselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sitemap2atom==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sitemap2atom import parse_sitemap

NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
PICTURE = "<image:image><image:loc>https://harbour.example/vans.jpg</image:loc></image:image>"
pages = parse_sitemap(f"<urlset {NAMES}><url><loc>https://harbour.example/1</loc>{PICTURE}</url></urlset>")
index = parse_sitemap(f"<sitemapindex {NAMES}><sitemap><loc>https://harbour.example/2026.xml</loc></sitemap></sitemapindex>")
print("sitemap2atom", version("sitemap2atom"), "expected ['https://harbour.example/1'] and no page of an index, got", pages, index)
assert pages == ["https://harbour.example/1", "https://harbour.example/vans.jpg"]
assert index == ["https://harbour.example/2026.xml"]
PYTHON
