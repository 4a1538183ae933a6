#!/usr/bin/env bash
# Escapes in robots.txt and in an address are undone before they are compared, unless they stand for a reserved character (RFC
# 9309, section 2.2.2). Google's matcher, in Python, undoes none: ~desk and %7Edesk are two pages. Another reader undoes all:
# a slash that is part of a name (%2F) parts it, and the asterisk that %2A stands for (2.2.3) is one for any characters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install gpyrobotstxt==1.0.0 robotspy==0.13.0 protego==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from gpyrobotstxt.robots_cc import RobotsMatcher
from protego import Protego
from robots import RobotsParser

CASES = [
    ("/~desk/", "/%7Edesk/1", False, (True, False)),
    ("/%7Edesk/", "/~desk/1", False, (True, False)),
    ("/cars/vans", "/cars%2Fvans", True, (True, False)),
    ("/list%2A", "/lists", True, (True, False)),
]
for rule, path, right, observed in CASES:
    rules, page = f"User-agent: *\nDisallow: {rule}\n", f"https://harbour.example{path}"
    one = RobotsMatcher().one_agent_allowed_by_robots(rules.encode(), "newsbot", page)
    other = RobotsParser.from_string(rules).can_fetch("newsbot", page)
    print(rule, path, "expected may fetch:", right, end=" ")
    print("gpyrobotstxt", version("gpyrobotstxt"), one, "robotspy", version("robotspy"), other)
    assert Protego.parse(rules).can_fetch(page, "newsbot") is right
    assert (one, other) == observed
PYTHON
