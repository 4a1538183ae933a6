#!/usr/bin/env bash
# An index of a web archive (CDXJ) names the address of each capture as it was asked for. cdxj-util looks for a list of
# addresses, and takes the escapes of their queries away first, so that ?name=sea%20port, which stands in the index, is not
# found, and neither is a query without a value. Its count of subdomains takes the third part of a key for one: of
# harbour.co.jp, whose key is "jp,co,harbour", that is the name of the site itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cdxj-util==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from cdxj_util.core import CDXJCore
from cdxj_util.search import CDXJSearch
from cdxj_util.stats import CDXJStats

CAPTURES = (
    ("example,harbour)/search?name=port", "https://harbour.example/search?name=port"),
    ("example,harbour)/search?name=sea%20port", "https://harbour.example/search?name=sea%20port"),
    ("example,harbour)/news?print", "https://harbour.example/news?print"),
    ("jp,co,harbour)/", "https://harbour.co.jp/"),
)
with TemporaryDirectory() as folder:
    path = Path(folder) / "index.cdxj"
    path.write_text("".join(f"{key} 20261105100000 {json.dumps({'url': url, 'status': '200'})}\n" for key, url in CAPTURES))
    records = CDXJCore(path).load_all_records()
found = CDXJSearch(records).search_multiple_urls([url for _, url in CAPTURES])
print("cdxj-util", version("cdxj-util"), "expected", *(url for _, url in CAPTURES), "got", *found)
assert list(found) == ["https://harbour.example/search?name=port", "https://harbour.co.jp/"]
counted = CDXJStats(records).subdomain_distribution()
print("expected no subdomain, got", dict(counted))
assert dict(counted) == {"(root)": 3, "harbour": 1}
PYTHON
