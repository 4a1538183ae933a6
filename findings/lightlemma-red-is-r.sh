#!/usr/bin/env bash
# lightlemma says that its lemmas are always real words. It takes "ed", "ing", "nt", "d" and "s" off the ends of words
# that end so by nature: red is "r", need "n", speed "sp", king "k" and led "l", Texas "texa", Lexus "lexu", Boeing "boe"
# and news "new". In a sentence percent is "perce", COVID "covi" and "and" "an"; the US is "u", and what was used "us".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lightlemma==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lightlemma import lemmatize, text_to_lemmas

EXPECTED = {
    "cars": "car", "studies": "study", "red": "r", "need": "n", "speed": "sp", "king": "k", "led": "l", "bed": "b",
    "news": "new", "Texas": "texa", "Lexus": "lexu", "Mercedes": "mercede", "Boeing": "boe", "Beijing": "beij",
    "hybrid": "hybri", "plus": "plu", "gas": "ga", "during": "dure", "spring": "spr", "used": "us", "US": "u",
}
found = {word: lemmatize(word) for word in EXPECTED}
print("lightlemma", version("lightlemma"), found)
assert found == EXPECTED
TEXT = "Sales fell by 5 percent, and COVID-19 closed a red plant."
found = text_to_lemmas(TEXT)
print(TEXT, "got", found)
assert found == ["sale", "fell", "by", "5", "perce", "an", "covi", "19", "clos", "a", "r", "plant"]
PYTHON
