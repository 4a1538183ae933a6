#!/usr/bin/env bash
# mdsend writes a text of more than 300 characters as a thread of posts. A link that stands in a later part is moved to the
# end of the first, where words are taken away until it fits, and those are in no part: of "2.6 million passengers next
# year" the sum is left. A facet of Bluesky covers the bytes of the link (app.bsky.richtext.facet); here it covers the full
# stop behind it as well, and #quay in an address is a tag, so that two facets overlap, which they should not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mdsend==0.3.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from mdsend import Post
from mdsend.platforms.bluesky import _extract_hashtag_facets, _extract_url_facets

ADDRESS = "https://harbour.example/reports/2026/second-quay/the-plan-of-the-board.html"
TEXT = f"""The harbour opens its second quay on Thursday, and ferries to the islands sail from it twice an hour. The old quay \
stays open for freight. Tickets cost as much as before. The harbour expects 2.6 million passengers next year, which is 300,000 \
more than this year.

The plan of the board has 57 pages and says when each part is to be built, and at what cost: {ADDRESS} is the address. It was \
voted on in May."""
with TemporaryDirectory() as folder:
    (Path(folder) / "post.md").write_text(TEXT)
    first, second = Post(Path(folder)).prepare("bluesky")["texts"]
print("mdsend", version("mdsend"), "expected all words, got", repr(first), "and", repr(second))
assert first.endswith(f"The harbour expects 2.6 million\n\n{ADDRESS}")
assert "passengers next year, which is 300,000 more" not in first + second
NOTE = "Read https://harbour.example/news#quay."
[link], [tag] = _extract_url_facets(NOTE), _extract_hashtag_facets(NOTE)
covered = [NOTE.encode()[facet.index.byte_start : facet.index.byte_end] for facet in (link, tag)]
print("expected one link without the full stop, got", *covered)
assert covered == [b"https://harbour.example/news#quay.", b"#quay"]
assert link.features[0].uri == "https://harbour.example/news#quay"
PYTHON
