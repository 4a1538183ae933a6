#!/usr/bin/env bash
# A lease of one year in a report of Inline XBRL is one of 11 months and 26 days, eighteen months are a year, six months and
# four days, and 365 days a year and nine days: a year is counted as 356 days and made of them again. A day that is written
# 11/05/26, as the transformation of the report allows, is of the year 26; one with 2026 is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ixbrl-parse==0.11.0 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import BytesIO

from ixbrl_parse.ixbrl import parse
from lxml import etree

HEAD = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:ixs="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:h="https://harbour.example/terms">
<head><title>Report</title></head><body><div><ix:header><ix:resources><xbrli:context id="c"><xbrli:entity>
<xbrli:identifier scheme="https://harbour.example/">7201</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2026-03-31</xbrli:instant></xbrli:period></xbrli:context></ix:resources></ix:header></div><p>"""
EXPECTED = {
    ("ixs:durwordsen", "one year"): ("P1Y", "P11M26D"),
    ("ixs:durwordsen", "eighteen months"): ("P18M", "P1Y6M4D"),
    ("ixs:durday", "365"): ("P365D", "P1Y9D"),
    ("ixs:durwordsen", "two years"): ("P2Y", "P2Y"),
    ("ixt:datemonthdayyear", "11/05/26"): ("2026-11-05", "0026-11-05"),
    ("ixt:datemonthdayyear", "11/05/2026"): ("2026-11-05", "2026-11-05"),
}
for (kind, text), (expected, observed) in EXPECTED.items():
    fact = f'<ix:nonNumeric contextRef="c" name="h:fact" format="{kind}">{text}</ix:nonNumeric></p></body></html>'
    [context] = parse(etree.parse(BytesIO((HEAD + fact).encode()))).contexts.values()
    [value] = context.values.values()
    print("ixbrl-parse", version("ixbrl-parse"), text, "expected", expected, "got", value.to_value())
    assert str(value.to_value()) == observed
PYTHON
