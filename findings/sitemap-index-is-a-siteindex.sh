#!/usr/bin/env bash
# The root of an index of sitemaps is `sitemapindex` (sitemaps.org, "Sitemap index XML tag definitions"). The package
# sitemap writes `siteindex`, for which there is no meaning: a reader of sitemaps has neither the sitemaps nor a page, and
# no error. Its sitemaps of pages have the right root, but the moment at which a page was changed is written as a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sitemap==20191121
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone
from importlib.metadata import version
from xml.etree import ElementTree

from sitemap import Siteindex, Sitemap, Url, Urlset

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CHANGED = datetime(2026, 11, 5, 15, 15, tzinfo=timezone.utc)
index = Siteindex()
index.add_sitemap(Sitemap("https://harbour.example/news.xml", lastmod=CHANGED))
root = ElementTree.fromstring(index.to_string().encode())
print("sitemap", version("sitemap"), "expected sitemapindex, got", root.tag.removeprefix(NAMESPACE))
assert root.tag == NAMESPACE + "siteindex"
pages = Urlset()
pages.add_url(Url("https://harbour.example/news/1", lastmod=CHANGED))
written = ElementTree.fromstring(pages.to_string().encode())
print("expected 2026-11-05T15:15:00+00:00, got", written.findtext(f".//{NAMESPACE}lastmod"))
assert written.tag == NAMESPACE + "urlset"
assert written.findtext(f".//{NAMESPACE}lastmod") == "2026-11-05"
PYTHON
