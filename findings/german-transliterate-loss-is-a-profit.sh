#!/usr/bin/env bash
# A normaliser of German text writes numbers in words. The minus before a number is dropped, and the number left as it is: a result
# of -300 million euros is 300 million, and a share that fell by -5.7 percent fell by 5.7. A business year, 2025/26, is "2025 of
# 26", 15:15 Uhr "fifteen hours fifteen minutes o'clock", and a ratio of 3:1 three hours and a minute.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install german-transliterate==0.1.3 num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from german_transliterate.core import GermanTransliterate

EXPECTED = {
    "Das Ergebnis liegt bei -300 Millionen Euro": "das ergebnis liegt bei 300 millionen euro",
    "Das Ergebnis liegt bei 300 Millionen Euro": "das ergebnis liegt bei dreihundert millionen euro",
    "Ergebnis: -5 Mio. Euro": "ergebnis: 5 millionen euro",
    "Die Aktie fiel um -5,7 Prozent": "die aktie fiel um 5,7 prozent",
    "im Geschäftsjahr 2025/26": "im geschäftsjahr zweitausendfünfundzwanzig von sechsundzwanzig",
    "um 15:15 Uhr": "um fünfzehn stunden fünfzehn minuten uhr",
    "Das Verhältnis ist 3:1": "das verhältnis ist drei stunden eine minute",
}
for text, observed in EXPECTED.items():
    found = GermanTransliterate().transliterate(text)
    print("german-transliterate", version("german-transliterate"), repr(text), "got", repr(found))
    assert found == observed
PYTHON
