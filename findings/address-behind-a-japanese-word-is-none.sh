#!/usr/bin/env bash
# Two finders of addresses in texts look for a space or a sign of English before them. Japanese and Chinese have no spaces,
# and Korean none before its particles: the address in 詳しくはhttps://example.com/news/5を参照 is none. Behind 、 linkify-it finds
# it, and counts the full stop 。 and the wide bracket ） behind it to the address, so that the link leads nowhere;
# urlfinderlib, which finds addresses "in documents and arbitrary data", finds none there either, and of an address with
# brackets, as encyclopedias have for cars, the beginning. With spaces on both sides both are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install urlfinderlib==0.27.1 linkify-it-py==2.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from linkify_it import LinkifyIt
from urlfinderlib import find_urls

NEWS, CAR = "https://example.com/news/5", "https://example.com/Leaf_(car)"
EXPECTED = {
    f"詳しくは {NEWS} を参照": (NEWS, [NEWS], [NEWS]),
    f"詳しくは{NEWS} を参照": (NEWS, [], []),
    f"详见{NEWS} 。": (NEWS, [], []),
    f"자세한 내용은{NEWS} 참조": (NEWS, [], []),
    f"詳しくは、{NEWS}。": (NEWS, [], [f"{NEWS}。"]),
    f"詳細（{NEWS}）": (NEWS, [], [f"{NEWS}）"]),
    f"See {CAR} now": (CAR, ["https://example.com/Leaf_"], [CAR]),
}
linkify = LinkifyIt()
for text, (expected, *observed) in EXPECTED.items():
    found = [sorted(find_urls(text)), [match.url for match in linkify.match(text) or []]]
    print("urlfinderlib", version("urlfinderlib"), "linkify-it-py", version("linkify-it-py"), text, "expected", expected, "got", *found)
    assert found == observed
PYTHON
