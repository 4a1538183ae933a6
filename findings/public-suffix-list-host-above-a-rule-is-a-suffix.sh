#!/usr/bin/env bash
# A domain is registered below the longest rule of the Public Suffix List that it matches (the list's "Format", Algorithm);
# what stands only within a rule is none. public-suffix-list takes each part that leads to a rule for a suffix: for the rule
# cloudapp.azure.com azure.com is one, and www.azure.com and docs.azure.com are registered by two owners. The rules here are
# lines of that list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install public-suffix-list==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from public_suffix_list import PublicSuffixList

RULES = "com\nnet\ncloudapp.azure.com\nmap.fastly.net\n"
EXPECTED = {
    "docs.harbour.com": ("harbour.com", "harbour.com"),
    "ferry.cloudapp.azure.com": ("ferry.cloudapp.azure.com", "ferry.cloudapp.azure.com"),
    "docs.azure.com": ("azure.com", "docs.azure.com"),
    "www.azure.com": ("azure.com", "www.azure.com"),
    "www.fastly.net": ("fastly.net", "www.fastly.net"),
}
with TemporaryDirectory() as folder:
    (Path(folder) / "public_suffix_list.dat").write_text(RULES)
    suffixes = PublicSuffixList(cache_dir=folder)
    print("public-suffix-list", version("public-suffix-list"))
    for host, (right, observed) in EXPECTED.items():
        name = suffixes.registered_domain_name(host)
        print(host, "expected", right, "got", name)
        assert name == observed
PYTHON
