#!/usr/bin/env bash
# clean-text cleans texts for models: it makes them ASCII, and puts a sign in place of each number or phone number.
# Without a package that it leaves to the user, of which it warns, whatever has no ASCII is dropped, and what stood around
# it is joined: of the Japanese for 3,900 jobs in 2026 is left 20263,900, and then one number. Of 2.4bn there are two
# numbers, of 5.11.2026 one and a year, and 1234567890 yen are a phone number. Of €2.4bn the euro is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install clean-text==0.7.1
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

logging.disable(logging.CRITICAL)

from cleantext import clean

EXPECTED = [
    ("日産は2026年に3,900人を削減", {}, "20263,900"),
    ("日産は2026年に3,900人を削減", {"no_numbers": True}, "<NUMBER>"),
    ("It lost \N{EURO SIGN}2.4bn", {}, "It lost 2.4bn"),
    ("It lost 2.4 billion", {"no_numbers": True}, "It lost <NUMBER> billion"),
    ("It lost 2.4bn", {"no_numbers": True}, "It lost <NUMBER>.<NUMBER>bn"),
    ("closed on 5.11.2026", {"no_numbers": True}, "closed on <NUMBER>.2026"),
    ("a loss of 1234567890 yen", {"no_phone_numbers": True}, "a loss of <PHONE> yen"),
]
for text, options, observed in EXPECTED:
    found = clean(text, lower=False, **options)
    print("clean-text", version("clean-text"), repr(text), options, "got", repr(found))
    assert found == observed
PYTHON
