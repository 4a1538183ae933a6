#!/usr/bin/env bash
# A paragraph of fewer than 20 characters is left out of an article, whatever it says: "He said no.", "Talks ended." In
# Japanese such are whole sentences: that Nissan closes the plant takes ten. Tables are left out too, and nothing tells that
# the text is not all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install news-fetch==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from newsfetch import extract

TEXTS = {
    "en": (
        ["He said no.", "Talks ended.", "About 1,400 people build vans there, the owner said.", "Half of them could move inland, said the mayor."],
        [2, 3],
    ),
    "ja": (
        ["日産は工場を閉じる。", "「車はやめる」と社長は述べた。", "約千四百人が働いており、会社は全員の雇用を守ると説明している。", "労働組合は九時間に及ぶ話し合いの後、会社の説明には納得できないとして、協議を続けるように求めた。", "株価は五％下げた。"],
        [2, 3],
    ),
}
TABLE = "<table><tr><th>Year</th><th>Vans that were built</th></tr><tr><td>2025</td><td>300</td></tr></table>"
for language, (paragraphs, kept) in TEXTS.items():
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html lang='{language}'><head><title>Talks end</title></head><body><article><h1>Talks end</h1>{body}{TABLE}</article></body></html>"
    found = extract(page, url="https://harbour.example/news/1").text.split("\n\n")
    print("news-fetch", version("news-fetch"), "expected", paragraphs, "got", found)
    assert found == [paragraphs[number] for number in kept]
PYTHON
