#!/usr/bin/env bash
# A language may name its script before its region, zh-Hant-TW, and a region may be a number, es-419 (RFC 5646, 2.2). The
# package takes the second part for the region, whatever it is, so that the locale is zh_HANT, and leaves out what has a
# number in it: of "es-419, en;q=0.5" English is left. What a reader refuses with q=0 (RFC 9110, 12.4.2) is in the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install parse-accept-language==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from accept_language import parse_accept_language

EXPECTED = {
    "zh-TW,en;q=0.5": [("zh", "zh_TW", 1.0), ("en", None, 0.5)],
    "zh-Hant-TW,en;q=0.5": [("zh", "zh_HANT", 1.0), ("en", None, 0.5)],
    "es-419,en;q=0.5": [("en", None, 0.5)],
    "ja,en;q=0": [("ja", None, 1.0), ("en", None, 0.0)],
}
RIGHT = ("zh_TW, then en", "zh_TW, then en", "es_419, then en", "ja alone")
print("parse-accept-language", version("parse-accept-language"))
for (field, observed), right in zip(EXPECTED.items(), RIGHT):
    read = [(language.language, language.locale, language.quality) for language in parse_accept_language(field)]
    print(field, "expected", right, "got", read)
    assert read == observed
PYTHON
