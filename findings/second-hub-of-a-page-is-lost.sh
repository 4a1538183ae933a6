#!/usr/bin/env bash
# A page may name two hubs in its Link header, and an archive many mementos (RFC 8288, RFC 7089). Two readers keep what they
# found by its relation, and have the last of each; in one of them the relation "self hub" of a link is a third, neither self
# nor hub. In an address that one cuts what is behind a semicolon, and the other refuses a title in UTF-8 (RFC 8187) unless it
# is, wrongly, in quotation marks. LinkHeader reads all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install httpx==0.28.1 httplink==0.2.0 LinkHeader==0.4.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import link_header
from httplink import parse_link_header
from httpx import Response

HUBS = "<https://one.example/>; rel=hub, <https://two.example/>; rel=hub"
BOTH = '<https://one.example/>; rel="self hub"'
QUERY = "<https://one.example/?day=5;page=2>; rel=next"
TITLE = "<https://one.example/>; rel=next; title*=UTF-8''caf%C3%A9"


def links_of(header):
    return {relation: link["url"] for relation, link in Response(200, headers={"Link": header}).links.items()}


print("httpx", version("httpx"), "got", links_of(HUBS), links_of(BOTH), links_of(QUERY))
assert links_of(HUBS) == {"hub": "https://two.example/"}
assert links_of(BOTH) == {"self hub": "https://one.example/"}
assert links_of(QUERY) == {"next": "https://one.example/?day=5"}
hubs = parse_link_header(HUBS)
print("httplink", version("httplink"), "got", hubs)
assert "https://two.example/" in repr(hubs) and "https://one.example/" not in repr(hubs)
try:
    parse_link_header(TITLE)
except ValueError as error:
    print("httplink", error)
else:
    raise AssertionError
found = [[link.href for link in link_header.parse(header).links] for header in (HUBS, QUERY, TITLE)]
print("LinkHeader", version("LinkHeader"), "got", found)
assert found[:2] == [["https://one.example/", "https://two.example/"], ["https://one.example/?day=5;page=2"]]
PYTHON
