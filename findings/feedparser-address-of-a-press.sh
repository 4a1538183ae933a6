#!/usr/bin/env bash
# RSS gives an author as an address with the name in brackets. Domains of newspapers end in .press, .media, .tokyo and
# .online. The reader takes an address to end after four letters: of mika@harbour.press the address is mika@harbour.pres, and
# the name "s (Mika Aalto". With .jp or .news both are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

FEED = "<rss version='2.0'><channel><item><title>Talks end</title><author>mika@harbour.{} (Mika Aalto)</author></item></channel></rss>"
EXPECTED = {
    "jp": ("mika@harbour.jp", "Mika Aalto"),
    "news": ("mika@harbour.news", "Mika Aalto"),
    "press": ("mika@harbour.pres", "s (Mika Aalto"),
    "media": ("mika@harbour.medi", "a (Mika Aalto"),
    "online": ("mika@harbour.onli", "ne (Mika Aalto"),
}
for domain, observed in EXPECTED.items():
    [entry] = feedparser.parse(FEED.format(domain)).entries
    found = entry.author_detail.email, entry.author_detail.name
    print("feedparser", feedparser.__version__, "expected", (f"mika@harbour.{domain}", "Mika Aalto"), "got", found)
    assert found == observed
PYTHON
