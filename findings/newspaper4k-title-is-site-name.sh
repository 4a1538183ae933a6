#!/usr/bin/env bash
# A headline with bars in title and h1 gives way to the name of the site behind the last bar.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newspaper4k==0.9.6 lxml_html_clean
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from newspaper import Article

P = "The carmaker said on Thursday that it would move the assembly of two vans from the harbour plant to Lindum next spring."
BODY = "".join(f"<p>{P} Some {number} workers take part in it.</p>" for number in range(2, 10))


def write_page(head: str = "", title: str = "Two vans move to Lindum", body: str = BODY) -> str:
    return (
        f"<html lang=\"en\"><head><title>{title} | Daily Post</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


found = {}
for title in ("Two vans move to Lindum", "Nissan | Leaf | price"):
    article = Article("https://harbour.example/vans.html", fetch_images=False)
    article.download(input_html=write_page(title=title))
    article.parse()
    found[title] = article.title
    print("newspaper4k", version("newspaper4k"), repr(title), "->", repr(article.title))
assert found == {"Two vans move to Lindum": "Two vans move to Lindum", "Nissan | Leaf | price": "Daily Post"}
PYTHON
