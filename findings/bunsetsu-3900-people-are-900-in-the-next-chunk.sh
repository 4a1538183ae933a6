#!/usr/bin/env bash
# bunsetsu cuts Japanese texts into chunks for retrieval and, by its README, "respects" the boundaries of words, where generic
# splitters break them. What two chunks share is counted in characters: 3,900人 is 900人 in the next chunk, which is what a search
# finds, and 自動車 is 車. The chunks by paragraphs have up to 75 characters, where 60 are asked for, and new ends of lines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bunsetsu==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bunsetsu import chunk_text

CUTS = "日産自動車は世界で3,900人を削減すると発表した。社長は「販売は厳しい」と述べた。"
RESULTS = (
    "日産自動車は5日、2026年9月中間決算を発表した。売上高は前年同期比5.7％減の5兆6,000億円だった。"
    "「販売は厳しい。来期は回復する」と社長は述べた。"
)
chunks = [chunk.text for chunk in chunk_text(CUTS, strategy="fixed", chunk_size=30, chunk_overlap=15)]
print("bunsetsu", version("bunsetsu"), "expected 3,900人 or nothing of it in the second chunk, got", chunks)
assert chunks[1].startswith("900人を削減すると発表した。")
words = [chunk.text for chunk in chunk_text(RESULTS, strategy="fixed", chunk_size=60)]
print("expected no part of a word at the beginning, got", [chunk[:6] for chunk in words])
assert [chunk[:4] for chunk in words] == ["日産自動", "車は5日", "6年9月", "来期は回"]
long = [chunk.text for chunk in chunk_text(RESULTS, strategy="recursive", chunk_size=60)]
print("expected at most 60 characters, got", [len(chunk) for chunk in long])
assert max(len(chunk) for chunk in long) == 75
assert "\n" in long[0] and "\n" not in RESULTS
PYTHON
