#!/usr/bin/env bash
# neutralise-link takes trackers out of an address, to be used in place of it (its README). Behind another parameter `tag`
# is one of them, whatever it says, so that the second pages of what is tagged cars and vans are one page; before the other
# it stays. Each "www." is taken out, also of an address within an address, which then is another host (RFC 3986, 3.2.2),
# and a parameter without a value is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install neutralise-link==0.1.3 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from neutralise_link import neutralise

SITE = "https://harbour.example"
EXPECTED = {
    f"{SITE}/news?tag=cars&page=2": f"{SITE}/news?tag=cars&page=2",
    f"{SITE}/news?page=2&tag=cars": f"{SITE}/news?page=2",
    f"{SITE}/news?page=2&tag=vans": f"{SITE}/news?page=2",
    f"{SITE}/go?to=http://www.press.example/5": f"{SITE}/go?to=http://press.example/5",
    f"{SITE}/search?name=port&place=": f"{SITE}/search?name=port",
}
print("neutralise-link", version("neutralise-link"))
for address, observed in EXPECTED.items():
    cleaned = neutralise(address, check_valid=False)
    print("expected", address, "got", cleaned)
    assert cleaned == observed
PYTHON
