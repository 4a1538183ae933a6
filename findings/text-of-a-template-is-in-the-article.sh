#!/usr/bin/env bash
# What is in a `template` element is no part of the page until a script copies it (HTML, 4.12.3), and browsers do not show it:
# boxes for breaking news, placeholders of figures. Four extractors and a converter have it in the text of the article; goose3
# and resiliparse do not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install boilerpy3==1.0.7 goose3==3.1.22 inscriptis==2.7.6 markdownify==1.2.3 newspaper4k==0.9.6 resiliparse==2.0.1 trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from boilerpy3.extractors import ArticleExtractor
from goose3 import Goose
from inscriptis import get_text
from markdownify import markdownify
from newspaper import Article
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

logging.disable()
REST = (
    "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the "
    "owner would name a date in spring.</p><p>About 1,400 people build vans there. A spokesman said nobody would have to leave before "
    "the end of the year, and that half of them could move inland.</p>"
)
TEMPLATE = "<template><p>Breaking: the maker of the vans has lost 999 million in a quarter, and its chief leaves in spring, says this sample.</p></template>"
PAGE = f"<html lang='en'><head><title>Talks end</title></head><body><article><h1>Talks end</h1>{REST}{TEMPLATE}{REST}</article></body></html>"


def newspaper(page):
    article = Article("https://harbour.example/1", language="en")
    article.download(input_html=page)
    article.parse()
    return article.text


READERS = {
    "boilerpy3": (ArticleExtractor().get_content, True),
    "inscriptis": (get_text, True),
    "markdownify": (markdownify, True),
    "newspaper4k": (newspaper, True),
    "trafilatura": (extract, True),
    "goose3": (lambda page: Goose().extract(raw_html=page).cleaned_text, False),
    "resiliparse": (lambda page: extract_plain_text(page, main_content=True), False),
}
for name, (reader, is_there) in READERS.items():
    text = reader(PAGE)
    print(name, version(name), "expected no sample, got", "999 million" in text)
    assert ("999 million" in text) is is_there
    assert "1,400 people" in text
PYTHON
