#!/usr/bin/env bash
# The key of a capture in an index (CDX) has the parts of its host backwards and a port behind the last: com,harbour:8080.
# cdxsummary turns the parts around as they are, and the port stands in the middle of the host. In the form of eleven fields
# the seventh is the target of a redirect; one with a digit, as the number of an article, is not recognised, and the size of
# the record, which stands behind it, is not counted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cdxsummary==0.1.1b5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cdxsummary.analyzer import CDXAnalyzer

CAPTURES = (
    b"com,harbour)/news 20261105100000 https://harbour.com/news text/html 200 AAAA - - 500 0 a.warc.gz",
    b"com,harbour:8080)/news 20261105100000 https://harbour.com:8080/news text/html 200 AAAB - - 500 500 a.warc.gz",
    b"com,harbour)/old 20261105100000 https://harbour.com/old text/html 301 AAAC https://harbour.com/news - 500 1000 a.warc.gz",
    b"com,harbour)/older 20261105100000 https://harbour.com/older text/html 301 AAAD https://harbour.com/news/5 - 500 1500 a.warc.gz",
)
report = CDXAnalyzer(samplesize=0)(CAPTURES)
print("cdxsummary", version("cdxsummary"), "expected harbour.com:8080, got", *report["tophosts"])
print("expected 2000 bytes in", report["captures"], "captures, got", report["bytes"])
assert report["tophosts"] == {"harbour.com": 3, "harbour:8080.com": 1}
assert report["captures"] == 4
assert report["bytes"] == 1500
PYTHON
