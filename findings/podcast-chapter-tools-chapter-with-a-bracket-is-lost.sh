#!/usr/bin/env bash
# podcast-chapter-tools reads the chapters of an episode from its description and writes them there. A chapter whose title
# has ( or [ in it is left out, also of a description that it wrote itself, so that the one before it goes on over it. The
# start of a chapter is in seconds that may have a fraction (Podcast Namespace, JSON Chapters: `startTime` is a float); the
# fraction is cut off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podcast-chapter-tools==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from podcast_chapter_tools import Chapter, chapters_to_description, extract_description_chapters, extract_pci_chapters

CHAPTERS = [Chapter(0, "Talks end"), Chapter(90, "The plan (2.6 billion)"), Chapter(300, "Ferries"), Chapter(600, "Q&A [live]")]
text = chapters_to_description(CHAPTERS)
read = extract_description_chapters(text)
print("podcast-chapter-tools", version("podcast-chapter-tools"), "expected", [c.title for c in CHAPTERS], "got", [c.title for c in read])
assert "1:30 The plan (2.6 billion)" in text
assert [(chapter.start, chapter.title) for chapter in read] == [(0, "Talks end"), (300, "Ferries")]
[fine] = extract_pci_chapters({"version": "1.2.0", "chapters": [{"startTime": 90.5, "title": "The plan"}]})
print("expected 90.5, got", fine.start)
assert fine.start == 90
PYTHON
