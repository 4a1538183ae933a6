#!/usr/bin/env bash
# podcast-rss-generator writes a feed of a list of episodes, "production-ready" for directories of podcasts. The address of the
# page stands before that of each recording, also of one with an address of its own, and without a slash between: h.example and
# a.mp3 are h.examplea.mp3. All are audio/mpeg, also a film. Episodes have no guid, which these directories ask for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podcast-rss-generator==1.0.0 pyyaml==6.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

from podcast_rss_generator import generate_rss_feed

LIST = """title: Harbour
link: {page}
item:
  - {{title: Vans, file: {file}, length: 5242880, published: "Thu, 05 Nov 2026 10:00:00 GMT"}}
"""
EXPECTED = [
    ("https://h.example/", "/a.mp3", "https://h.example/a.mp3", "https://h.example//a.mp3"),
    ("https://h.example", "a.mp3", "https://h.example/a.mp3", "https://h.examplea.mp3"),
    ("https://h.example/", "https://b.example/a.mp4", "https://b.example/a.mp4", "https://h.example/https://b.example/a.mp4"),
    ("https://h.example/", "a.mp3", "https://h.example/a.mp3", "https://h.example/a.mp3"),
]
with tempfile.TemporaryDirectory() as folder:
    for page, file, expected, observed in EXPECTED:
        Path(folder, "feed.yaml").write_text(LIST.format(page=page, file=file))
        feed = ElementTree.parse(generate_rss_feed(Path(folder, "feed.yaml"), Path(folder, "feed.xml")))
        enclosure = feed.find("channel/item/enclosure")
        print("podcast-rss-generator", version("podcast-rss-generator"), "expected", expected, "got", enclosure.attrib)
        assert enclosure.get("url") == observed
        assert enclosure.get("type") == "audio/mpeg"
        assert feed.find("channel/item/guid") is None
PYTHON
