#!/usr/bin/env bash
# blueskysocial finds links and tags in a post of Bluesky. It asks for a character before each: a post that begins with its link,
# or with a tag, has none. Tags are found in bytes, of which those of Japanese are no letters: #日産 is no tag and #EV販売 is EV.
# In the address /#top it finds a tag "top" within the link, and so does bsky-bridge, which has the others right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install blueskysocial==2.1.0 bsky-bridge==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from blueskysocial import Post
from bsky_bridge.post_utilities import parse_tags, parse_urls


def find(text):
    features = [facet["features"][0] for facet in Post(text).parse_facets()]
    social = [feature.get("uri") or "#" + feature["tag"] for feature in features]
    return social, [link["url"] for link in parse_urls(text)] + ["#" + tag["tag"] for tag in parse_tags(text)]


LINK = "https://harbour.co.jp/1"
EXPECTED = {
    f"{LINK} Two vans move": ([LINK], [], [LINK]),
    f"Vans: {LINK}": ([LINK], [LINK], [LINK]),
    "#vans": (["#vans"], [], ["#vans"]),
    "日産の #EV販売 と #日産": (["#EV販売", "#日産"], ["#EV"], ["#EV販売", "#日産"]),
    "See https://harbour.co.jp/#top": (["https://harbour.co.jp/#top"], ["https://harbour.co.jp/#top", "#top"], None),
}
for text, (expected, social, bridge) in EXPECTED.items():
    found = find(text)
    print("blueskysocial", version("blueskysocial"), "bsky-bridge", version("bsky-bridge"), repr(text))
    print("expected", expected, "got", *found)
    assert found == (social, social if bridge is None else bridge)
PYTHON
