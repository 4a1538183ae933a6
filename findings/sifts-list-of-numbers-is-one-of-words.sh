#!/usr/bin/env bash
# A search of sifts is limited by what is stored beside a text: jobs equal to 300, or above 200, are compared as numbers, as
# they were stored. Those in a list are first made texts, as which SQLite has no number equal: $in finds none of the reports
# with 300 jobs, but one in which "300" is text, and $nin, which leaves out those in the list, leaves out that one alone and
# has all with 300 jobs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sifts==1.4.2
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version

import sifts

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    reports = sifts.Collection(db_url="sqlite:///news.db", name="news")
    reports.add(
        contents=["Nissan cuts jobs", "Nissan cuts more jobs", "Nissan cuts most jobs"],
        ids=["number 300", "number 9000", "text 300"],
        metadatas=[{"jobs": 300}, {"jobs": 9000}, {"jobs": "300"}],
    )
    EXPECTED = {
        (): ["number 300", "number 9000", "text 300"],
        ("$eq", 300): ["number 300"],
        ("$in", (300, 400)): ["text 300"],
        ("$nin", (300, 400)): ["number 300", "number 9000"],
    }
    for condition, observed in EXPECTED.items():
        where = {"jobs": {condition[0]: condition[1]}} if condition else None
        found = sorted(result["id"] for result in reports.query("nissan", where=where)["results"])
        print("sifts", version("sifts"), where, "got", found)
        assert found == observed
    os.chdir("/")
PYTHON
