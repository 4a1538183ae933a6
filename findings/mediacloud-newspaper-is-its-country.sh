#!/usr/bin/env bash
# The domain that tells whose article it is loses a first part such as "news", "web" or "m" and one letter more, so that variants
# of a site are one. Where the site itself is called so, its top-level domain is left, if the address has another dot: articles
# of mz.de and web.de are those of "de". With www. before it the site is itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mediacloud-metadata==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from mcmetadata.urls import canonical_domain, normalize_url

logging.disable()
ADDRESSES = {
    "https://mz.de/wirtschaft/hafen.html": ("de", "http://de/wirtschaft/hafen.html"),
    "https://web.de/wirtschaft/hafen.html": ("de", "http://de/wirtschaft/hafen.html"),
    "https://news.cn/20261105/hafen.html": ("cn", "http://cn/20261105/hafen.html"),
    "https://news.com.au/finance/hafen": ("com.au", "http://com.au/finance/hafen"),
    "https://www.mz.de/wirtschaft/hafen.html": ("mz.de", "http://mz.de/wirtschaft/hafen.html"),
}
for address, expected in ADDRESSES.items():
    found = (canonical_domain(address), normalize_url(address))
    print("mediacloud-metadata", version("mediacloud-metadata"), "expected the site of", address, "got", found)
    assert found == expected
PYTHON
