#!/usr/bin/env bash
# A year and a month, 400 days, is "ein Monat" (a month) in German, in which a year and two months is right. 2.6 billion is
# "2.6 billioner" in Danish, a thousand times as much, for a billion is "milliard" there, and 1,000 billion is "1.0 billion".
# Two months in Chinese are "2月", which is February, so that what happens in a month is "1月之后", after January.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install humanize==4.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta
from importlib.metadata import version

import humanize

EXPECTED = {
    ("de_DE", "naturaldelta", timedelta(days=400)): ("ein Jahr und ein Monat", "ein Monat"),
    ("de_DE", "naturaltime", timedelta(days=400)): ("vor einem Jahr und einem Monat", "vor ein Monat"),
    ("de_DE", "naturaldelta", timedelta(days=430)): ("ein Jahr und 2 Monate", "ein Jahr und 2 Monate"),
    ("da_DK", "intword", 2_600_000_000): ("2.6 milliarder", "2.6 billioner"),
    ("da_DK", "intword", 10**12): ("1.0 billion", "1.0 billion"),
    ("zh_CN", "naturaldelta", timedelta(days=75)): ("2个月", "2月"),
    ("zh_CN", "naturaltime", timedelta(days=-40)): ("1个月之后", "1月之后"),
}
for (language, name, value), (expected, observed) in EXPECTED.items():
    humanize.i18n.activate(language)
    found = getattr(humanize, name)(value)
    print("humanize", version("humanize"), language, name, value, "expected", expected, "got", found)
    assert found == observed
PYTHON
