#!/usr/bin/env bash
# JSON-LD of an article may name its video, the stories that it cites and, in a list, others to read, each with a date of its
# own (schema.org). The order of its parts says nothing, and yet two readers go by it: htmldate, which trafilatura asks, takes
# the first date called datePublished for that of the article, news-fetch that of the first story, and its author with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmldate==1.11.0 news-fetch==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

from htmldate import find_date
from newsfetch import extract

PARAGRAPHS = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours.</p>" * 4
OTHER = {"@type": "NewsArticle", "headline": "Other story", "datePublished": "2019-05-05T10:00:00Z", "author": {"@type": "Person", "name": "Ann Roe"}}
VIDEO = {"@type": "VideoObject", "name": "The plant", "datePublished": "2019-05-05T10:00:00Z"}
HEAD = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Talks end"}
OWN = {"datePublished": "2026-11-05T10:00:00Z", "author": {"@type": "Person", "name": "Jo Doe"}}
LIST = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": OTHER}]}
PAGES = {
    "alone": ([{**HEAD, **OWN}], "2026-11-05", "2026-11-05", ["Jo Doe"]),
    "with a video": ([{**HEAD, "video": VIDEO, **OWN}], "2019-05-05", "2026-11-05", ["Jo Doe"]),
    "with a cited story": ([{**HEAD, "citation": OTHER, **OWN}], "2019-05-05", "2026-11-05", ["Jo Doe"]),
    "with a list before it": ([LIST, {**HEAD, **OWN}], "2019-05-05", "2019-05-05", ["Ann Roe"]),
    "with a cited story and no date": ([{**HEAD, "citation": OTHER}], "2019-05-05", "2019-05-05", ["Ann Roe"]),
}
for name, (data, date, other_date, authors) in PAGES.items():
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in data)
    page = f"<html lang='en'><head><title>Talks end</title>{scripts}</head><body><article><h1>Talks end</h1>{PARAGRAPHS}</article></body></html>"
    found = find_date(page, original_date=True, max_date="2026-12-31")
    article = extract(page, url="https://harbour.example/news/talks-end")
    other = str(article.published_at)[:10]
    print(name, "expected 2026-11-05 or none, htmldate", version("htmldate"), found, "news-fetch", version("news-fetch"), other, article.authors)
    assert (found, other, article.authors) == (date, other_date, authors)
PYTHON
