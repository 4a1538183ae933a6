#!/usr/bin/env bash
# company-name-cleaner makes one key of the names of a company by which its records meet. The form of the company is taken
# out together with the spaces around it: of "Nissan Mexicana, S.A. de C.V." is left "mexicanade", of "Nissan Sp. z o.o."
# "nissanz oo". "Co-operative" is "operative", since Co. is a form too. The key of "Siemens Aktiengesellschaft", by its
# description "ag siemens", is "siemens".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install company-name-cleaner==1.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

warnings.filterwarnings("ignore")

from importlib.metadata import version

import fingerprints

EXPECTED = {
    "Nissan Motor Co., Ltd.": "motor nissan",
    "Nissan Mexicana": "mexicana nissan",
    "Nissan Mexicana, S.A. de C.V.": "mexicanade nissan",
    "Nissan Sp. z o.o.": "nissanz oo",
    "Co-operative Group Limited": "group operative",
    "Siemens Aktiengesellschaft": "siemens",
}
for name, observed in EXPECTED.items():
    found = fingerprints.generate(name)
    print("company-name-cleaner", version("company-name-cleaner"), repr(name), "got", repr(found))
    assert found == observed
PYTHON
