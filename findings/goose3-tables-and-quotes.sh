#!/usr/bin/env bash
# A table of figures and a quotation in the middle of an article are missing from its text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install goose3==3.1.22 trafilatura==2.3.1 lxml_html_clean
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import trafilatura
from goose3 import Goose

P = "The carmaker said on Thursday that it would move the assembly of two vans from the harbour plant to Lindum next spring."
BODY = "".join(f"<p>{P} Some {number} workers take part in it.</p>" for number in range(2, 10))


def write_page(head: str = "", title: str = "Two vans move to Lindum", body: str = BODY) -> str:
    return (
        f"<html lang=\"en\"><head><title>{title} | Daily Post</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


PAGE = write_page(
    body=BODY
    + "<table><tr><td>Lindum</td><td>412 vans</td></tr></table>"
    + "<blockquote>We keep our word, the plant manager said on Monday.</blockquote>"
    + BODY
)
texts = {"goose3": Goose().extract(raw_html=PAGE).cleaned_text, "trafilatura": trafilatura.extract(PAGE)}
for name, text in texts.items():
    print(name, version(name), "table:", "412 vans" in text or "412" in text, "quotation:", "keep our word" in text)
assert "412" not in texts["goose3"] and "keep our word" not in texts["goose3"] and "harbour plant" in texts["goose3"]
assert "412" in texts["trafilatura"] and "keep our word" in texts["trafilatura"]
PYTHON
