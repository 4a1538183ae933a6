#!/usr/bin/env bash
# The sitemap protocol allows lastmod as year and month. The reader fills in the day on which it happens to run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from usp.fetch_parse import SitemapStrParser

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://harbour.example/1</loc><lastmod>2026-10</lastmod></url></urlset>"""
[page] = SitemapStrParser(SITEMAP).sitemap().all_pages()
print("ultimate-sitemap-parser", version("ultimate-sitemap-parser"), "2026-10 ->", page.last_modified)
assert (page.last_modified.year, page.last_modified.month) == (2026, 10)
assert page.last_modified.day == min(datetime.now().day, 31), page.last_modified
PYTHON
