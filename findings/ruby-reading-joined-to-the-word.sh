#!/usr/bin/env bash
# Japanese pages give the reading of a name in ruby. Three extractors write word and reading as one word, a fourth keeps
# the reading and drops the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newspaper4k==0.9.6 resiliparse==2.0.1 readability-lxml==0.9 boilerpy3==1.0.7 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import lxml.html
from boilerpy3 import extractors
from newspaper import Article
from readability import Document
from resiliparse.extract.html2text import extract_plain_text


def page(middle: str) -> str:
    before = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    after = "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    return f"<html lang='en'><head><title>Talks on the harbour plant end</title></head><body><article><h1>Talks on the harbour plant end</h1>{before}{middle}{after}</article></body></html>"


def read_with_newspaper(html: str) -> str:
    article = Article("https://harbour.example/1", language="en")
    article.download(input_html=html)
    article.parse()
    return article.text


html = page("<p>The firm <ruby>日産<rt>にっさん</rt></ruby> said so on its own page on Friday, and gave no reason for it.</p>")
texts = {
    "newspaper4k": read_with_newspaper(html),
    "resiliparse": extract_plain_text(html, main_content=True),
    "readability-lxml": lxml.html.fromstring(Document(html).summary()).text_content(),
    "boilerpy3": extractors.ArticleExtractor().get_content(html),
}
for name, text in texts.items():
    start = text.index("The firm")
    print(name, version(name), "expected 'The firm 日産 said so', got", repr(text[start : start + 30]))
    assert ("日産" not in text and "にっさん" in text) if name == "boilerpy3" else "日産にっさん said" in text
PYTHON
