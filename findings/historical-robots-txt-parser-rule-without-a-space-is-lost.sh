#!/usr/bin/env bash
# No space is needed behind the colon of a rule of robots.txt (RFC 9309, 2.2: `*WS`). The parser, which compares the rules
# of a site over the years, parts a line at spaces: "Disallow:/drafts" is a rule for an empty path named "Disallow:/draft",
# and the next one takes its place. So a site that put spaces in appears to have closed all its folders on that day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install historical-robots-txt-parser==0.1.2 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from historical_robots.parser import RobotTxtParser

SPACED = "User-agent: *\nDisallow: /drafts\nDisallow: /search\n"
parser = RobotTxtParser("https://harbour.example/robots.txt")
spaced, close = parser.parse_lines(SPACED), parser.parse_lines(SPACED.replace("Disallow: ", "Disallow:"))
print("historical-robots-txt-parser", version("historical-robots-txt-parser"), "expected", spaced, "got", close)
assert spaced == {"*": {"/drafts": "Disallow", "/search": "Disallow"}}
assert close == {"*": {"": "Disallow:/searc"}}
PYTHON
