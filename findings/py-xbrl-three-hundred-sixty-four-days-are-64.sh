#!/usr/bin/env bash
# In filings with the SEC durations stand in words, with the rule durwordsen that says so. py-xbrl turns each word into a
# number by itself, and the last one counts: a credit line of "three hundred sixty-four days" has 64 days, "one hundred and
# twenty days" are 20, "thirty six months" six. A duration of 0.25 years (duryear) is two months and 30 days, not three
# months. Parsed facts have these values, and nothing tells that they are wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install py-xbrl==3.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from xbrl.transformations import normalize

SEC = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
EXPECTED = {
    ("durwordsen", "five years, two months"): ("P5Y2M0D", "P5Y2M0D"),
    ("durwordsen", "three hundred sixty-four days"): ("P0Y0M364D", "P0Y0M64D"),
    ("durwordsen", "one hundred and twenty days"): ("P0Y0M120D", "P0Y0M20D"),
    ("durwordsen", "thirty six months"): ("P0Y36M0D", "P0Y6M0D"),
    ("duryear", "0.5"): ("P0Y6M0D", "P0Y6M0D"),
    ("duryear", "0.25"): ("P0Y3M0D", "P0Y2M30D"),
}
for (rule, text), (expected, observed) in EXPECTED.items():
    print("py-xbrl", version("py-xbrl"), rule, text, "expected", expected, "got", normalize(SEC, rule, text))
    assert normalize(SEC, rule, text) == observed
PYTHON
