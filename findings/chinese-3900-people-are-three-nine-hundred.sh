#!/usr/bin/env bash
# Two packages write the figures of a Chinese text in words. In both 3,900人 is cut at its comma, into three and nine hundred
# people. For zh-normalization, which writes 12~23 as a range, 5-7% is "five minus seven percent", the CX-5 "CX minus five",
# and the fiscal year 2025/26 a fraction, 2,025 twenty-sixths. For num2chinese ¥ is always renminbi, and 10,000 is 10 and 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2chinese==0.0.2 zh-normalization==0.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2chinese.normalizer import Normalizer
from zh_normalization import TextNormalizer


def show(package, text, expected, found, observed):
    print(package, version(package), text, "expected", expected, "got", found)
    assert found == observed


for text, expected, observed in [
    ("裁員3,900人", "裁員三千九百人", "裁員三,九百人"),
    ("10,000輛", "一萬輛", "一零,零輛"),
    ("東京¥300", "東京三百日圓", "東京人民幣三百元"),
    ("300人", "三百人", "三百人"),
]:
    show("num2chinese", text, expected, Normalizer().normalize(text), observed)
for text, expected, observed in [
    ("裁员3,900人", "裁员三千九百人", "裁员三,九百人"),
    ("下跌5-7%", "下跌百分之五至七", "下跌五负百分之七"),
    ("马自达CX-5", "马自达CX五", "马自达CX负五"),
    ("2025/26财年", "二零二五至二六财年", "二十六分之二千零二十五财年"),
    ("12~23", "十二到二十三", "十二到二十三"),
]:
    show("zh-normalization", text, expected, "".join(TextNormalizer().normalize(text)), observed)
PYTHON
