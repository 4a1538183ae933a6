#!/usr/bin/env bash
# A query may have a name several times, and each counts (URL Standard, 5.1: a list of pairs). cleanurl keeps the first of
# them, also when it is told to leave an address valid (`respect_semantics`), and linkfixer the last: lists of two topics
# become lists of one, and which one depends on the cleaner. linkfixer drops the port too where it is to put www. before a
# name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cleanurl==0.1.15 linkfixer==0.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cleanurl import cleanurl
from linkfixer import normalize_url

ADDRESS = "https://harbour.example/news?topic=cars&topic=vans"
kept_first = cleanurl(ADDRESS, respect_semantics=True).url
kept_last = normalize_url(ADDRESS)["url"]
print("cleanurl", version("cleanurl"), "expected", ADDRESS, "got", kept_first)
print("linkfixer", version("linkfixer"), "expected", ADDRESS, "got", kept_last)
assert kept_first == "https://harbour.example/news?topic=cars"
assert kept_last == "https://harbour.example/news?topic=vans"
moved = normalize_url("https://harbour.example:8443/news", force_www=True)["url"]
print("expected https://www.harbour.example:8443/news, got", moved)
assert moved == "https://www.harbour.example/news"
PYTHON
