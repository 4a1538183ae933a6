#!/usr/bin/env bash
# RAKE parts a text at stop words and at marks that end a phrase. Two libraries of it take the point and the comma within a
# number for such marks: of "3.5 billion euros" the keyword is "5 billion euros", and of "1,234,567 vans" it is "567 vans". The
# keywords of business news are sums that nobody wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-rake==1.5.0 multi-rake==0.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from multi_rake import Rake
from RAKE import Rake as PythonRake
from RAKE import SmartStopList

TEXT = "The plant lost 3.5 billion euros and built 1,234,567 vans."
for name, extract in {"python-rake": PythonRake(SmartStopList()).run, "multi-rake": Rake(language_code="en").apply}.items():
    found = [keyword for keyword, _ in extract(TEXT)]
    print(name, version(name), "expected 3.5 billion euros and 1,234,567 vans, got", found)
    assert "5 billion euros" in found and "567 vans" in found
    assert not any("3.5" in keyword or "1,234" in keyword for keyword in found)
PYTHON
