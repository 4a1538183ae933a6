#!/usr/bin/env bash
# SalamCast writes podcasts "optimized for iTunes", whose documentation has explicit as true or false, and the picture in href. A
# podcast whose language is ja-JP, or en-GB, is in en-us. One that is explicit, true, is clean. Its picture has title, link and
# url, and no href. A film whose address has a query is audio/mpeg. Nothing is said of all that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install SalamCast==1.0.1 flask==3.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from xml.etree import ElementTree

from flask import Flask
from salamcast import SalamCastGen, SalamCastGenItem

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def write(language, explicit, recording):
    feed, episode = SalamCastGen(), SalamCastGenItem()
    for part in (feed, episode):
        part.enable_itunes()
        part.set_title("Harbour")
        part.set_explicit(explicit)
        part.set_image("Harbour", "https://harbour.example/", "https://harbour.example/a.jpg")
    feed.add_lang(language)
    episode.set_enclosure(recording, "5242880")
    feed.add_item(episode)
    with Flask("harbour").test_request_context("https://harbour.example/feed"):
        page = feed.generate_feed()
    text = page if isinstance(page, str) else page.get_data(as_text=True)
    return ElementTree.fromstring(text.encode()).find("channel")


for language, explicit, expected, observed in [
    ("ja-JP", "true", ("ja-JP", "true"), ("en-us", "clean")),
    ("en-GB", "false", ("en-GB", "false"), ("en-us", "clean")),
    ("ja", "yes", ("ja", "yes"), ("ja", "yes")),
]:
    channel = write(language, explicit, "https://harbour.example/a.mp4?x=1")
    found = channel.findtext("language"), channel.findtext(f"item/{ITUNES}explicit")
    print("SalamCast", version("SalamCast"), language, explicit, "expected", expected, "got", found)
    assert found == observed
picture, recording = channel.find(f"item/{ITUNES}image").attrib, channel.find("item/enclosure").attrib
print("expected a picture with href, got", picture, "expected video/mp4, got", recording)
assert sorted(picture) == ["link", "title", "url"]
assert recording["type"] == "audio/mpeg"
plain = write("ja", "yes", "https://harbour.example/a.mp4").find("item/enclosure")
assert plain.get("type") == "video/mp4"
PYTHON
