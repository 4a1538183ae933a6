#!/usr/bin/env bash
# A line that is no rule of robots.txt must not keep the rules from being read (RFC 9309, section 2.2.4). For one reader a
# Crawl-delay between two names of robots ends the first one's group, which is left without a rule: it may read everything. A
# Sitemap at the same place does no harm. And the group of "news" is that of "newsbot", which it does not name (2.2.1).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install protego==0.7.0 robotspy==0.13.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from protego import Protego
from robots import RobotsParser

DELAY = "User-agent: newsbot\n{}\nUser-agent: otherbot\nDisallow: /archive/\n"
RULES = {
    "Crawl-delay": (DELAY.format("Crawl-delay: 5"), False, True),
    "Sitemap": (DELAY.format("Sitemap: https://harbour.example/news.xml"), False, False),
    "part of a name": ("User-agent: news\nDisallow: /archive/\n", True, False),
}
for words, (rules, right, observed) in RULES.items():
    page = "https://harbour.example/archive/1"
    found = Protego.parse(rules).can_fetch(page, "newsbot")
    print("protego", version("protego"), words, "expected may fetch:", right, "got", found)
    assert RobotsParser.from_string(rules).can_fetch("newsbot", page) is right
    assert found is observed
PYTHON
