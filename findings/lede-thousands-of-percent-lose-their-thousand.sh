#!/usr/bin/env bash
# lede pulls the figures out of a text, as it says with a recall of .85 and more: percentages, sums and dates. What stands
# before the last full number is left out: of 1,234.5 percent it has 234.5, of 5,7 percent 7, of -5.7 percent 5.7 and of
# $2.6-2.8 billion two dollars and sixty cents. Sums in euros, pounds and yen are no sums, of 5 November 2026 the year is
# left, and a sale of 2025 cars is a date. Its cleaning for language models takes the underscores out of addresses, which
# then lead nowhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lede==0.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lede import clean_text
from lede.extract import metadata, stats

EXPECTED = {
    "Profit rose by 12.5 percent.": [("12.5", "percent")],
    "Profit rose by 1,234.5 percent.": [("234.5", "percent")],
    "The margin is 5,7 percent.": [("7", "percent")],
    "The margin was -5.7% in the third quarter.": [("5.7", "percent")],
    "It costs $2.6-2.8 billion.": [("$2.6", "usd")],
    "Nissan lost \N{EURO SIGN}1.2bn and \N{POUND SIGN}300 million.": [],
    "Nissan lost 670.9 billion yen.": [],
    "It closes on 5 November 2026.": [("2026", "date")],
    "The town has 2025 cars.": [("2025", "date")],
}
for text, observed in EXPECTED.items():
    found = [(stat.value, stat.unit) for stat in stats(text)]
    print("lede", version("lede"), repr(text), "got", found, metadata(text).amounts)
    assert found == observed
found = clean_text("It is at https://harbour.example/news_2026_11/oppama_closes.html today.")
print(found)
assert found == "it is at https://harbour.example/news202611/oppamacloses.html today."
PYTHON
