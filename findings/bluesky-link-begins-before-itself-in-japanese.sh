#!/usr/bin/env bash
# A facet of Bluesky says from which byte of the UTF-8 text to which a link goes (app.bsky.richtext.facet#byteSlice, "not
# UTF-16 or characters"). Two writers of posts count characters, of which one in Japanese is three bytes: the link is on the
# words that stand before it, and ends within a character. nanoatp takes "No.5" for the name of a site, and the full stop
# behind an address for a part of it, which leads to another page; the other finds no address whose last part is longer than
# six letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nanoatp==0.5.1 mastodon-to-bluesky==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mastodon_to_bluesky.bluesky import BlueskyClient
from nanoatp.richtext import detectLinks

ADDRESS = "https://harbour.test/5"
JAPANESE = f"日産の計画は {ADDRESS} にある"


def covered(text, facets):
    encoded = text.encode()
    return [encoded[facet["index"]["byteStart"] : facet["index"]["byteEnd"]] for facet in facets]


client = BlueskyClient("desk.harbour.test", "")
found = {
    "nanoatp": covered(JAPANESE, detectLinks(JAPANESE)),
    "mastodon-to-bluesky": covered(JAPANESE, client.parse_links(JAPANESE, [])),
}
for name, [part] in found.items():
    print(name, version(name), "expected", ADDRESS, "got", part.decode(errors="replace"))
    assert part == JAPANESE.encode()[7 : 7 + len(ADDRESS)]
    assert ADDRESS.encode() not in part
english = [facet["features"][0]["uri"] for facet in detectLinks(f"Quay No.5 is open: {ADDRESS}.")]
print("nanoatp", "expected", ADDRESS, "got", *english)
assert english == ["No.5", ADDRESS + "."]
long = client.parse_links("See https://harbour.company/5", [])
print("mastodon-to-bluesky", "expected https://harbour.company/5, got", long)
assert long == []
PYTHON
