#!/usr/bin/env bash
# The values of a sitemap are to be escaped, & as &amp; among them (sitemaps.org, "Entity escaping"), and a bare & is not
# allowed in XML (XML 1.0, 2.4). Three writers write an address as it is: a sitemap with the page /news?id=5&page=2 is
# written without a word, and no reader of XML reads any of its pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysitemap==0.5 sitemap-python==0.2.0 asgi-sitemaps==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
from importlib.metadata import version
from xml.etree import ElementTree

import asgi_sitemaps
from pysitemap import SiteMap
from sitemap.generator import Sitemap

PATHS = ("/news/1", "/news?id=5&page=2")


class Pages(asgi_sitemaps.Sitemap):
    def items(self):
        return PATHS

    def location(self, item):
        return item


async def write_asgi():
    sent = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "scheme": "https", "path": "/sitemap.xml"}
    await asgi_sitemaps.SitemapApp(Pages(), domain="harbour.example")(scope, receive, send)
    return sent[-1]["body"].decode()


first, second = SiteMap(), Sitemap()
for path in PATHS:
    first.add(loc=f"https://harbour.example{path}")
    second.add(f"https://harbour.example{path}")
WRITTEN = {"pysitemap": first.to_string(), "sitemap-python": second.generate(), "asgi-sitemaps": asyncio.run(write_asgi())}
for name, text in WRITTEN.items():
    assert "<loc>https://harbour.example/news?id=5&page=2</loc>" in text
    try:
        found = len(ElementTree.fromstring(text.encode()))
    except ElementTree.ParseError as error:
        found = error
    print(name, version(name), "expected 2 pages, got", found)
    assert isinstance(found, ElementTree.ParseError)
PYTHON
