#!/usr/bin/env bash
# The query of an address need not be pairs of names and values (RFC 3986, section 3.4); sites that write the number of an
# article behind the question mark are such. Cleaning drops what has no value, and all articles have one address. Where pages
# are told apart by it, one is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install courlan==1.4.0 w3lib==2.5.0 url-normalize==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from courlan import clean_url, extract_links
from url_normalize import url_normalize
from w3lib.url import canonicalize_url

ADDRESSES = ["https://harbour.example/story?20261105-1", "https://harbour.example/story?20261105-2"]
cleaned = [clean_url(address) for address in ADDRESSES]
page = "".join(f'<p><a href="{address}">A story of the harbour</a></p>' for address in ADDRESSES)
links = extract_links(page, url="https://harbour.example", external_bool=False)
print("courlan", version("courlan"), "expected two addresses, got", cleaned, "and of a page that links both", links)
print("w3lib", version("w3lib"), [canonicalize_url(address) for address in ADDRESSES])
print("url-normalize", version("url-normalize"), [url_normalize(address) for address in ADDRESSES])
assert cleaned == ["https://harbour.example/story"] * 2 and links == {"https://harbour.example/story"}
assert clean_url("https://harbour.example/story?id=20261105-1").endswith("?id=20261105-1")
assert len({canonicalize_url(address) for address in ADDRESSES}) == len({url_normalize(address) for address in ADDRESSES}) == 2
PYTHON
