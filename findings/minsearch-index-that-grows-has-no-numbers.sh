#!/usr/bin/env bash
# minsearch has an index that is built at once, with the tokenizer of scikit-learn, and one to which documents are added,
# whose tokenizer is said to mimic that one. It parts words at digits and leaves these out: a search for 2026, 900 or 57 finds
# nothing there, one for COVID-20 what COVID-19 finds. The index that is built at once finds the figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install minsearch==0.2.0 scikit-learn==1.9.1 pandas==3.1.1 numpy==2.3.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from minsearch import AppendableIndex, Index

REPORTS = [{"text": text} for text in ("Sales fell 57 percent", "Nissan cuts 900 jobs in 2026", "COVID-19 stops a plant", "A plant in Sunderland")]
fixed = Index(text_fields=["text"]).fit(REPORTS)
growing = AppendableIndex(text_fields=["text"])
for report in REPORTS:
    growing.append(report)
EXPECTED = {
    "57": ([0], []),
    "2026": ([1], []),
    "900": ([1], []),
    "COVID-20": ([2], [2]),
    "20": ([], []),
    "19": ([2], []),
    "plant": ([2, 3], [2, 3]),
}
for query, observed in EXPECTED.items():
    found = tuple(sorted(REPORTS.index(report) for report in index.search(query)) for index in (fixed, growing))
    print("minsearch", version("minsearch"), repr(query), "built at once", found[0], "growing", found[1])
    assert found == observed
PYTHON
