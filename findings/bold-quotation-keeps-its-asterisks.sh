#!/usr/bin/env bash
# Japanese has no spaces, and a sentence of which a quotation is bold has its marks beside 「 and a letter. By CommonMark (6.2,
# left- and right-flanking) such a mark neither opens nor closes: what five converters make of the bold quotation is read again
# with its asterisks as words, in two readers of Markdown. A bold name without brackets is bold.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.21.2 tomd==1.1.0 turndown-py==2026.5.20 markdown-it-py==4.3.0 mistune==3.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text
import mistune
import tomd
from html_to_markdown import convert
from markdown_it import MarkdownIt
from markdownify import markdownify
from turndown import TurndownService

CONVERTERS = {
    "markdownify": markdownify,
    "html2text": html2text.html2text,
    "html-to-markdown": lambda page: convert(page).content,
    "tomd": tomd.convert,
    "turndown-py": TurndownService().turndown,
}
READERS = {"markdown-it-py": MarkdownIt().render, "mistune": mistune.html}
for name, to_markdown in CONVERTERS.items():
    quotation, plant = (to_markdown(f"<p>社長は<b>{words}</b>と語った。</p>") for words in ("「閉じる」", "閉じる"))
    for reader, to_page in READERS.items():
        print(name, version(name), reader, version(reader), "expected <strong>「閉じる」</strong>, got", to_page(quotation).strip())
        assert "**「閉じる」**" in to_page(quotation)
        assert "<strong>閉じる</strong>" in to_page(plant)
PYTHON
