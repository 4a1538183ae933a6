#!/usr/bin/env bash
# A fiscal year with two digits, as Japanese business news writes it, is read as a duration of that many years, and last
# year as a duration of one; with four digits it is the fiscal year. The range October to December loses October.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ja-timex==0.2.8
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ja_timex import TimexParser


def read(text: str) -> list[tuple[str, str, str]]:
    return [(found.text, found.type, found.value) for found in TimexParser().parse(text)]


for text, observed in {
    "2025年度の利益": [("2025年度", "DATE", "FY2025")],
    "25年度の利益": [("25年", "DURATION", "P25Y")],
    "昨年の販売": [("昨年", "DURATION", "P1Y")],
    "2026年10～12月期": [("2026年", "DATE", "2026-XX-XX"), ("12月", "DATE", "XXXX-12-XX")],
}.items():
    print("ja-timex", version("ja-timex"), text, "->", read(text))
    assert read(text) == observed
PYTHON
