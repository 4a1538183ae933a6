#!/usr/bin/env bash
# stream-read-xbrl reads the accounts that British companies file as inline XBRL. How a figure is written is said by its
# format. It knows two of the formats: of others, a space between thousands adds the parts, so that a turnover of 1 234 567
# is 802; a comma for decimals is one for thousands, so that 2,6 million are 26 million; and a dash that stands for 0 is not
# known. Nothing is said in the column of errors. (mypy-boto3-s3 and boto3, which it imports, it does not install.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stream-read-xbrl==0.1.5 mypy-boto3-s3==1.43.106 boto3==1.44.8
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

from stream_read_xbrl import stream_read_xbrl_zip

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:core="http://xbrl.frc.org.uk/fr/2014-09-01/core"><body><ix:header><ix:resources><xbrli:context id="year"><xbrli:entity>
<xbrli:identifier scheme="http://www.companieshouse.gov.uk/">01234567</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:startDate>2025-04-01</xbrli:startDate><xbrli:endDate>2026-03-31</xbrli:endDate></xbrli:period></xbrli:context>
</ix:resources></ix:header><p>Turnover <ix:nonFraction name="core:TurnoverRevenue" contextRef="year" unitRef="GBP"
 decimals="0" format="ixt:{}" scale="{}">{}</ix:nonFraction></p></body></html>"""
EXPECTED = {
    ("numdotdecimal", "0", "1,234,567"): (1234567, 1234567),
    ("numdotdecimal", "0", "1 234 567"): (1234567, 802),
    ("numcommadecimal", "6", "2,6"): (2600000, 26000000),
    ("zerodash", "0", "–"): (0, None),
}
for (form, scale, text), (expected, observed) in EXPECTED.items():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("Prod223_0001_01234567_20260331.html", PAGE.format(form, scale, text))
    with stream_read_xbrl_zip([archive.getvalue()]) as (columns, rows):
        row = dict(zip(columns, next(iter(rows)), strict=True))
    found = row["turnover_gross_operating_revenue"]
    print("stream-read-xbrl", version("stream-read-xbrl"), form, scale, text, "expected", expected, "got", found, row["error"])
    assert found == observed and row["error"] is None
PYTHON
