#!/usr/bin/env bash
# bg-text-normalizer writes out what is read aloud in Bulgarian, of which it shows 15.5% as a share and 15.02.2026 as a
# day. A figure with a point that could be a day and a month is one, whatever stands behind it: 7.10 процента, 7.10
# percent, are "the seventh of October percent" and an index of 4.11 the fourth of November, while 5.7 and 1.05 dollars
# are figures. A point that parts thousands makes "three point nine hundred people" of 3.900 and "one point two hundred
# and thirty-four" of 1.234.567.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bg-text-normalizer==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bg_text_normalizer import normalize_text

EXPECTED = {
    "ръст от 5.7 на сто": "ръст от пет цяло и седем на сто",
    "курс 1.05 долара": "курс един долар и пет цента",
    "7.10 процента": "седми октомври процента",
    "индекс 4.11": "индекс четвърти ноември",
    "3 900 души": "три хиляди и деветстотин души",
    "3.900 души": "три цяло и деветстотин души",
    "1.234.567": "едно цяло и двеста тридесет и четири.петстотин шестдесет и седем",
}
for text, observed in EXPECTED.items():
    found = normalize_text(text)
    print("bg-text-normalizer", version("bg-text-normalizer"), repr(text), "got", repr(found))
    assert found == observed
PYTHON
