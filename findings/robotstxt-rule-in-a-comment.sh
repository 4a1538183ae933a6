#!/usr/bin/env bash
# What follows a `#` in robots.txt is a comment, and comments and empty lines stand anywhere (RFC 9309, section 2.2). robotstxt
# looks for "disallow:" anywhere in a line: a rule that is commented out is in force, and a page is not read though its site
# allows it. A comment between two names of robots ends the group of the first, which may read everything.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install robotstxt==1.1.2 protego==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from protego import Protego
from robotstxt import RobotsFile

CASES = {
    "User-agent: *\nDisallow: /drafts/\n": (True, True),
    "User-agent: *\n# Until May: Disallow: /\nDisallow: /drafts/\n": (True, False),
    "User-agent: newswire\nUser-agent: search\nDisallow: /\n": (False, False),
    "User-agent: newswire\n# and\nUser-agent: search\nDisallow: /\n": (False, True),
}
PAGE = "https://harbour.example/talks"
for rules, (right, observed) in CASES.items():
    found = not RobotsFile(rules).test_url(PAGE, "newswire")["disallowed"]
    print("robotstxt", version("robotstxt"), repr(rules), "expected", right, "got", found)
    assert found == observed
    assert Protego.parse(rules).can_fetch(PAGE, "newswire") == right
PYTHON
