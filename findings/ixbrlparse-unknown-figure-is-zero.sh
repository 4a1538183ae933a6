#!/usr/bin/env bash
# A figure of inline XBRL with xsi:nil is known not to be there, which is not 0, and what is in ix:exclude, as the number of a
# page, is not part of a text (Inline XBRL 1.1). ixbrlparse has 0 for it, without an error, also in its tables; it leaves out
# the number of a page in the beginning of a text and has it where the text goes on, and joins the last word of a paragraph
# with the first of the next.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ixbrlparse==0.12.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from ixbrlparse import IXBRL

REPORT = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="http://harbour.example/n"><head><title>Results</title></head>
<body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="http://harbour.example/n.xsd"/></ix:references>
<ix:resources><xbrli:context id="day"><xbrli:entity><xbrli:identifier scheme="http://harbour.example">7201</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:instant>2026-03-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="yen"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
<p>Dividend: <ix:nonFraction name="n:dividend" contextRef="day" unitRef="yen" xsi:nil="true"/> not decided,
profit <ix:nonFraction name="n:profit" contextRef="day" unitRef="yen" decimals="0">300</ix:nonFraction></p>
<p><ix:nonNumeric name="n:plan" contextRef="day" continuedAt="rest">It closes<ix:exclude> [5]</ix:exclude></ix:nonNumeric>
<ix:continuation id="rest"> a plant<ix:exclude> [6]</ix:exclude> in March.</ix:continuation></p>
<div><ix:nonNumeric name="n:note" contextRef="day" escape="true"><p>Jobs: 300</p><p>200 in Japan</p></ix:nonNumeric></div>
</body></html>"""
report = IXBRL(io.StringIO(REPORT))
figures = {fact.name: fact.value for fact in report.numeric}
texts = {fact.name: fact.value for fact in report.nonnumeric}
print("ixbrlparse", version("ixbrlparse"), "expected no dividend, got", figures["dividend"], report.errors)
print("expected 'It closes a plant in March.' and two paragraphs, got", texts)
assert figures == {"dividend": 0, "profit": 300} and report.errors == []
assert [row["value"] for row in report.to_table("numeric")] == [0, 300]
assert texts == {"plan": "It closes a plant [6] in March.", "note": "Jobs: 300200 in Japan"}
PYTHON
