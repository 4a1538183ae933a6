#!/usr/bin/env bash
# content-dedup groups news that are alike, and promises Chinese, English and Japanese. Before that it drops every article
# with a headline that was there, whatever its text and address: of a market report that is called the same every day the
# first is left, and the others are in no group. The language of a Japanese article is Chinese, as most of its signs are;
# and the words of 日産は横浜の工場を閉鎖する are 工場, 閉鎖 and する, without the maker and the town, so that reports of two makers are alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install content-dedup==1.1.2 jieba==0.42.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import logging
import tempfile
from importlib.metadata import version
from pathlib import Path

logging.disable(logging.CRITICAL)
from content_dedup import ContentDeduplicator, LanguageProcessor  # noqa: E402

REPORTS = {
    "/monday": ("Cars at noon", "Nissan closes a plant in Yokohama and moves vans to Kyushu, it said on Monday."),
    "/tuesday": ("Cars at noon", "Renault names the head of its engineers as chief executive from January."),
    "/wednesday": ("Cars at noon", "Unions in Sunderland ask for talks about shifts and wages."),
}
lines = [{"title": title, "content_text": text, "url": f"https://example.com{path}"} for path, (title, text) in REPORTS.items()]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    dedup = ContentDeduplicator()
    dedup.load_jsonl(str(path))
    groups = [[item.url for item in cluster.members] for cluster in dedup.cluster_and_deduplicate()]
print("content-dedup", version("content-dedup"), "expected 3 groups of 1, got", groups)
assert groups == [["https://example.com/monday"]]

processor = LanguageProcessor()
one, other = "日産は横浜の工場を閉鎖する", "ホンダは狭山の工場を閉鎖する"
found = processor.get_dominant_language(one), processor.tokenize_mixed_text(one), processor.tokenize_mixed_text(other)
print("expected ja and the names, got", *found)
assert found[0] == "zh" and "日産" not in found[1] and "横浜" not in found[1] and "工場" in found[1]
PYTHON
