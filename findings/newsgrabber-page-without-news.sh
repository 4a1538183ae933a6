#!/usr/bin/env bash
# A news sitemap may list pages without news, such as articles older than two days, for which Google asks to remove the news.
# With one of them no page of the sitemap is read. Nor is any where the namespace of news has another prefix than "news",
# which is no part of a name (Namespaces in XML 1.0, section 4).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newsgrabber==24.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from newsgrabber.parser import SitemapParser

SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:{0}="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>https://harbour.example/1</loc><{0}:news><{0}:publication><{0}:name>Harbour Post</{0}:name>"
    "<{0}:language>en</{0}:language></{0}:publication><{0}:publication_date>2026-11-05</{0}:publication_date>"
    "<{0}:title>Two vans</{0}:title></{0}:news></url>{1}</urlset>"
)
OLD = "<url><loc>https://harbour.example/0</loc></url>"


def found(sitemap):
    try:
        return [page.url for page in SitemapParser(sitemap.encode()).parse()]
    except (AttributeError, ValueError) as problem:
        return repr(problem)


results = [found(SITEMAP.format("news", "")), found(SITEMAP.format("news", OLD)), found(SITEMAP.format("n", ""))]
print("newsgrabber", version("newsgrabber"), "expected the news each time, got", results)
assert results[0] == ["https://harbour.example/1"]
assert results[1].startswith("AttributeError")
assert results[2].startswith("ValueError")
PYTHON
