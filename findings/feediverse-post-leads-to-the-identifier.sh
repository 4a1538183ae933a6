#!/usr/bin/env bash
# feediverse and its successor post stories of a feed to Mastodon, by the template "{title} {url}" unless told otherwise. {url}
# is the identifier of the story, which in RSS is an address only if isPermaLink is not false, and in Atom any IRI, as tag:. The
# post is "Two vans move harbour-115". A summary of two paragraphs has "move.Sales", and AT&T is #AT&T, of which #AT is a tag.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feediverse==0.4.1 better-feediverse==2.1.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import better_feediverse
import feedparser
import feediverse

RSS = """<rss version="2.0"><channel><title>Harbour</title><link>https://harbour.example/</link><item><title>Two vans move</title>
<link>https://harbour.example/vans</link><guid isPermaLink="false">harbour-115</guid><category>AT&amp;T</category>
<pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Two vans move.&lt;/p&gt;&lt;p&gt;Sales fell.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>tag:harbour.example,2026:feed</id>
<updated>2026-11-05T10:00:00Z</updated><entry><title>Two vans move</title><id>tag:harbour.example,2026:115</id>
<updated>2026-11-05T10:00:00Z</updated><link href="https://harbour.example/vans"/></entry></feed>"""
TEMPLATE = "{title} {url}"
for package, module in {"feediverse": feediverse, "better-feediverse": better_feediverse}.items():
    for feed, observed in {RSS: "Two vans move harbour-115", ATOM: "Two vans move tag:harbour.example,2026:115"}.items():
        entry = module.get_entry(feedparser.parse(feed).entries[0])
        post = TEMPLATE.format(**entry)
        print(package, version(package), "expected 'Two vans move https://harbour.example/vans', got", repr(post))
        assert post == observed
        assert entry["link"] == "https://harbour.example/vans"
    entry = module.get_entry(feedparser.parse(RSS).entries[0])
    print(package, "expected two paragraphs and a tag, got", repr(entry["summary"]), entry["hashtags"])
    assert entry["summary"] == "Two vans move.Sales fell."
    assert entry["hashtags"] == "#AT&T"
PYTHON
