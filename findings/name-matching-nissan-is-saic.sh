#!/usr/bin/env bash
# name-matching finds the names of companies in a list that are written otherwise. Nissan Motor Corporation, which Nissan
# Motor Co., Ltd. is, is SAIC Motor Corporation with a score of 85, and Honda Toyota. The options for such words make it
# worse: without common words, Nissan and SAIC have 100, as Honda and Toyota have, and so has Toyota Motor Co Ltd with
# Honda. Of a Japanese name one character of company is left, so that Toyota and Nissan match with 100, and 日産自動車 matches
# any with nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install name-matching==0.9.22 pandas==3.1.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

import pandas as pd
from name_matching.name_matcher import NameMatcher

warnings.filterwarnings("ignore")
LIST = [
    "Nissan Motor Co., Ltd.", "Toyota Motor Corporation", "Honda Motor Co., Ltd.", "Mitsubishi Motors Corporation", "Renault S.A.",
    "General Motors Company", "BYD Company Limited", "SAIC Motor Corporation", "日産自動車株式会社",
]
NAMES = ["Nissan Motor Corporation", "Honda Motor Corporation", "Toyota Motor Co Ltd", "トヨタ自動車株式会社"]
EXPECTED = {
    "default": ({}, [("SAIC Motor Corporation", 85), ("Toyota Motor Corporation", 82), ("Honda Motor Co., Ltd.", 79), (LIST[-1], 100)]),
    "without common words": (
        {"common_words": True},
        [("SAIC Motor Corporation", 100), ("Toyota Motor Corporation", 100), ("Honda Motor Co., Ltd.", 100), (LIST[-1], 100)],
    ),
}
for title, (options, observed) in EXPECTED.items():
    matcher = NameMatcher(number_of_matches=1, verbose=False, **options)
    matcher.load_and_process_master_data("name", pd.DataFrame({"name": LIST}))
    matches = matcher.match_names(to_be_matched=pd.DataFrame({"name": NAMES}), column_matching="name")
    found = [(LIST[int(index)], round(score)) for index, score in zip(matches["match_index"], matches["score"])]
    print("name-matching", version("name-matching"), title, list(zip(NAMES, found)))
    assert found == observed
PYTHON
