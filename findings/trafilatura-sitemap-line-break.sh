#!/usr/bin/env bash
# The schema of sitemaps has loc as an anyURI, whose white space around it is not part of it (XML Schema part 2, section 3.2.17:
# whiteSpace is "collapse"). An address that begins on a line of its own is no address to one of two readers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1 ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from trafilatura.sitemaps import SitemapObject
from usp.fetch_parse import SitemapStrParser

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>
      https://www.harbour.com/two-vans-move
    </loc>
  </url>
  <url>
    <loc>https://www.harbour.com/three-ships-leave</loc>
  </url>
</urlset>"""
reader = SitemapObject("https://www.harbour.com", "harbour.com", [])
reader.current_url, reader.content = "https://www.harbour.com/sitemap.xml", SITEMAP
reader.process()
pages = [page.url for page in SitemapStrParser(SITEMAP).sitemap().all_pages()]
print("trafilatura", version("trafilatura"), "expected two pages, got", reader.urls, end="; ")
print("ultimate-sitemap-parser", version("ultimate-sitemap-parser"), pages)
assert reader.urls == ["https://www.harbour.com/three-ships-leave"] and len(pages) == 2
PYTHON
