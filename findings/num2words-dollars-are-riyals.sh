#!/usr/bin/env bash
# Yen, dollars and euros are all riyals in Arabic words. A yuan and a half is "one yuan and fifty jiao" in Spanish and French,
# which is six yuan (a jiao is a tenth of one), and a dinar and a half "and fifty fils", of which a dinar of Kuwait has a
# thousand. A whole number counts the smaller coins, also of the yen, which has none: 300 is 3 yen in Spanish, Finnish and
# Ukrainian, and 300 yen in Japanese, Korean and Arabic.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

EXPECTED = {
    ("ar", "JPY", 300): "ثلاثمائة ريال",
    ("ar", "USD", 300): "ثلاثمائة ريال",
    ("ar", "EUR", 1.5): "واحد ريال و خمسون هللة",
    ("es", "CNY", 1.5): "un yuan con cincuenta jiaos",
    ("fr", "CNY", 1.5): "un yuan et cinquante jiaos",
    ("es", "KWD", 1.5): "un dinar con cincuenta fils",
    ("es", "JPY", 300): "tres yenes con cero sen",
    ("uk", "JPY", 300): "три єни, нуль сен",
    ("ja", "JPY", 300): "三百円",
    ("ko", "JPY", 300): "삼백엔",
}
for (language, currency, amount), observed in EXPECTED.items():
    found = num2words(amount, lang=language, to="currency", currency=currency)
    print("num2words", version("num2words"), language, amount, currency, "got", found)
    assert found == observed
PYTHON
