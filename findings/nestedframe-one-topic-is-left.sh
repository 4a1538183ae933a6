#!/usr/bin/env bash
# nestedframe explodes lists of nested records and promises a "round-trip conversion back to nested records". Of the
# topics of an article the first is left, as text. The source, an object, is a list with one object. Of two equal
# figures of a list, two plants that lose 300 jobs each, one is left. Without explode the lists stay, the source is a
# list all the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nestedframe==0.1.1 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from nestedframe import NestedFrame

RECORD = {
    "title": "Nissan closes plants",
    "topics": ["jobs", "plants"],
    "source": {"name": "Kanagawa Post"},
    "cuts": [{"jobs": 300}, {"jobs": 300}, {"jobs": 900}],
}
frame = NestedFrame.from_records([RECORD])
cases = {
    "not exploded": (frame, RECORD["topics"], RECORD["cuts"]),
    "topics": (frame.explode("topics"), "jobs", RECORD["cuts"]),
    "cuts": (frame.explode("cuts"), RECORD["topics"], [{"jobs": 300}, {"jobs": 900}]),
}
for name, (exploded, topics, cuts) in cases.items():
    (found,) = exploded.to_nested(group_by="_root_id")
    print("nestedframe", version("nestedframe"), name, "got", found)
    assert found["topics"] == topics and found["cuts"] == cuts
    assert found["source"] == [RECORD["source"]]
PYTHON
