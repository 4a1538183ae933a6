#!/usr/bin/env bash
# Browsers break Japanese between any two characters; BudouX says where a line may end, so that words stay whole. It lets one
# end within a year, 202 and 6年3月期, in nearly every year of four digits, and in Chinese within a percentage, 下跌5 and .7%. Without
# it no line ends within a number (UAX 14, LB25).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install budoux==0.10.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import budoux

japanese = budoux.load_default_japanese_parser()
chinese = budoux.load_default_simplified_chinese_parser()
EXPECTED = {
    (japanese, "2026年11月5日に発表した。"): ["202", "6年11月5日に", "発表した。"],
    (japanese, "1933年創業"): ["193", "3年創業"],
    (japanese, "2030年までに"): ["203", "0年までに"],
    (japanese, "日産は9,000人を削減する。"): ["日産は", "9,000人を", "削減する。"],
    (chinese, "股价下跌5.7%"): ["股价", "下跌5", ".7%"],
}
for (parser, headline), observed in EXPECTED.items():
    found = parser.parse(headline)
    print("budoux", version("budoux"), headline, "got", found)
    assert found == observed
html = japanese.translate_html_string("2026年11月5日に発表した。")
print("budoux as HTML", ascii(html))
assert "202\u200b6年" in html
PYTHON
