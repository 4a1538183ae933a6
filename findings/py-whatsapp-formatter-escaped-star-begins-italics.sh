#!/usr/bin/env bash
# The package makes text of WhatsApp from Markdown and HTML. In Markdown the star of "5 \* 3" is a sign (CommonMark 0.31, 2.4),
# and stars with spaces on both sides are as well (6.2). They become italics: "5 \_ 3 is _fifteen*" and "5 _ 3 _ 2". Of HTML a
# headline and the text below it are one word, as are two "div" and the cells of a table; escapes stay, so that AT&T is
# "AT&amp;T", and the address of a link is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install py-whatsapp-formatter==1.0.6 beautifulsoup4==4.7.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from whatsapp_formatter import convert_html_to_whatsapp, convert_markdown_to_whatsapp

star = convert_markdown_to_whatsapp(r"5 \* 3 is *fifteen*")
print("py-whatsapp-formatter", version("py-whatsapp-formatter"), "expected '5 * 3 is _fifteen_', got", repr(star))
assert star == r"5 \_ 3 is _fifteen*"
assert convert_markdown_to_whatsapp("5 * 3 * 2") == "5 _ 3 _ 2"
headline = convert_html_to_whatsapp("<h1>Results</h1><p>Sales fell at AT&amp;T</p>")
print("expected two lines and AT&T, got", repr(headline))
assert headline == "ResultsSales fell at AT&amp;T"
table = convert_html_to_whatsapp("<table><tr><td>2025</td><td>300</td></tr></table><div>Oppama</div><div>Sunderland</div>")
print("expected 2025, 300, Oppama and Sunderland, got", repr(table))
assert table == "2025300OppamaSunderland"
assert convert_html_to_whatsapp('<a href="https://harbour.example/5">the report</a>') == "the report"
PYTHON
