#!/usr/bin/env bash
# A splitter of Korean sentences ends one before a percent sign behind a decimal: 5.7% is "5.7" and "% 하락했다", fell by percent.
# The parts of a day as Korean writes it, 2026. 11. 5., are three sentences, and a quotation of two sentences is parted from who
# said it, with its closing mark. A percentage without a point stays whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kr-sentence==0.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from kr_sentence.tokenizer import tokenize

EXPECTED = {
    "주가는 5.7% 하락했다.": ["주가는 5.7", "% 하락했다."],
    "주가는 5% 하락했다.": ["주가는 5% 하락했다."],
    "2026. 11. 5. 발표했다.": ["2026.", "11.", "5.", "발표했다."],
    '사장은 "공장을 닫는다. 고용은 지킨다."고 말했다.': ['사장은 "공장을 닫는다.', '고용은 지킨다."', "고 말했다."],
}
for text, observed in EXPECTED.items():
    found = tokenize(text)
    print("kr-sentence", version("kr-sentence"), "expected one sentence, got", found)
    assert found == observed
PYTHON
