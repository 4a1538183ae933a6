#!/usr/bin/env bash
# Tables and reports of companies mark a figure with the number of a footnote, as a superscript. Seven extractors and
# converters write both as one number: 300 with note 1 is 3001, and ten to the ninth is 109. A figure read from their text may
# be ten times too large, and nothing shows which; html-text leaves a space, trafilatura keeps the mark only in Markdown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install boilerpy3==1.0.7 goose3==3.1.22 html-text==0.7.1 inscriptis==2.7.6 markdownify==1.2.3 newspaper4k==0.9.6 resiliparse==2.0.1 trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from boilerpy3.extractors import ArticleExtractor
from goose3 import Goose
from html_text import extract_text
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
FIGURES = "<p>Sales were 300<sup>1</sup> billion yen in the year to March, it said, and the vans of the plant drove 10<sup>9</sup> km.</p>"
PAGE = f"<html lang='en'><head><title>Talks end</title></head><body><article><h1>Talks end</h1>{REST}{FIGURES}{REST}</article></body></html>"


def newspaper(page):
    article = Article("https://harbour.example/1", language="en")
    article.download(input_html=page)
    article.parse()
    return article.text


READERS = {
    "boilerpy3": ArticleExtractor().get_content,
    "goose3": lambda page: Goose().extract(raw_html=page).cleaned_text,
    "inscriptis": get_text,
    "markdownify": markdownify,
    "newspaper4k": newspaper,
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "trafilatura": extract,
}
for name, reader in READERS.items():
    text = reader(PAGE)
    found = [word for word in ("3001", "109") if f" {word} " in text]
    print(name, version(name), "expected 300 billion and no 109 km, got", found)
    assert found == ["3001", "109"]
assert " 300 1 billion" in extract_text(PAGE)
assert "300<sup>1</sup>" in extract(PAGE, output_format="markdown")
PYTHON
