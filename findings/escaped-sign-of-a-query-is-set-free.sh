#!/usr/bin/env bash
# In the query of an address `%26` is a character of a value and `&` parts two values; `%2B` is a plus, and `+` a space in forms
# (RFC 3986, section 2.2: reserved characters and their escapes are not equivalent). Two normalisers undo the escape: a search
# for AT&T is one for AT, and one for C++ is one for C and two spaces. samepage and url-normalize keep both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install urlnormalizer==1.2.5 k-url-normalizer==0.2.1 samepage==0.1.1 url-normalize==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from urllib.parse import parse_qs, urlsplit

import keenable_url_helpers
import samepage
import url_normalize
import urlnormalizer

SITE = "https://harbour.example/find?q="
CASES = {
    "AT%26T": {"urlnormalizer": "AT&T", "k-url-normalizer": "AT%26T"},
    "C%2B%2B": {"urlnormalizer": "C++", "k-url-normalizer": "C++"},
}
for value, observed in CASES.items():
    found = {
        "urlnormalizer": urlnormalizer.normalize_url(SITE + value),
        "k-url-normalizer": keenable_url_helpers.normalize_url(SITE + value),
        "samepage": samepage.normalize_url(SITE + value),
        "url-normalize": url_normalize.url_normalize(SITE + value),
    }
    for name, address in found.items():
        asked, answered = (parse_qs(urlsplit(either).query)["q"] for either in (SITE + value, address))
        print(name, version(name), "of", SITE + value, "got", address, "for", answered, "expected", asked)
        assert address == SITE + observed.get(name, value)
        assert (asked == answered) == (observed.get(name, value) == value)
PYTHON
