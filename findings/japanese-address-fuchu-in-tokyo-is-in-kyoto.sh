#!/usr/bin/env bash
# japanese-address parts a Japanese address into prefecture, city and so on. 東京都府中市 is the city of Fuchu in Tokyo: 東京都 and
# 府中市. It is read as the prefecture 京都府 with a city 中市, which there is not, and 東 as something that stands before it.
# 余市郡余市町, a town of a district in Hokkaido, is a city 余市 with a town 郡余市町. Other cities of Tokyo are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install japanese-address==0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from japanese_address import parse

fuchu = parse("東京都府中市住吉町1-1")
print("japanese-address", version("japanese-address"), "expected Tokyo and 府中市, got", fuchu)
assert fuchu["prefecture_eng"] == "Kyoto"
assert fuchu["city"] == "中市"
assert fuchu["unparsed_left"] == "東"
yoichi = parse("北海道余市郡余市町")
print("japanese-address", version("japanese-address"), "expected 余市郡 and 余市町, got", yoichi)
assert (yoichi["city"], yoichi["town"]) == ("余市", "郡余市町")
assert "district" not in yoichi
assert parse("東京都町田市")["prefecture_eng"] == "Tokyo"
assert parse("広島県府中市")["city"] == "府中市"
assert parse("福岡県京都郡苅田町新浜町1-3")["town"] == "苅田町"
PYTHON
