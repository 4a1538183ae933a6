#!/usr/bin/env bash
# rapid-textrank takes key phrases out of texts, with stop words for Japanese and 17 other languages. Each Japanese
# character is a word, and a phrase has four words at most, of which the last count: 日産自動車, Nissan Motor, is "産 自 動 車",
# and 三菱自動車, Mitsubishi Motors, "菱 自 動 車", spaces included, so that neither is found in the text. In English the X-Trail
# is "Trail", COVID-19 "COVID" and e-POWER "POWER", and R&D and AT&T are nothing. A language that it does not have,
# Korean, has without a word the stop words of English.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rapid-textrank==0.1.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from rapid_textrank import extract_keywords, get_stopwords

EXPECTED = {
    ("ja", "日産自動車は追浜工場を閉鎖する。"): {"産 自 動 車", "追 浜 工 場", "閉 鎖 す る"},
    ("ja", "三菱自動車は売却する。"): {"菱 自 動 車", "売 却 す る"},
    ("en", "The X-Trail and e-POWER are sold."): {"Trail", "POWER", "sold"},
    ("en", "COVID-19 closes the plant of AT&T."): {"COVID", "closes", "plant"},
}
for (language, text), observed in EXPECTED.items():
    found = {phrase.text for phrase in extract_keywords(text, top_n=10, language=language)}
    print("rapid-textrank", version("rapid-textrank"), language, text, "got", sorted(found))
    assert found == observed
found = sorted(get_stopwords("ko")) == sorted(get_stopwords("en")), len(get_stopwords("ja"))
print("stop words of Korean are those of English:", found[0])
assert found == (True, 44)
PYTHON
