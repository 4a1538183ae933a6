#!/usr/bin/env bash
# The day of a Japanese or Chinese page, 2026年3月5日, also as the text of a time element, is found as 1 January: of the three
# numbers the year is kept, and nothing tells that the day is not known. With a clock time behind it the day is read. So
# trafilatura, which asks htmldate, dates every such article at New Year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmldate==1.11.0 trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmldate import find_date
from trafilatura import extract_metadata

TEXT = "港の工場で車を作る会社が新しい計画を発表し、組合は反対している。" * 6


def write_page(day: str) -> str:
    head = '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>新しい計画</title></head>'
    return f"{head}<body><article><h1>新しい計画</h1><p><time>{day}</time></p><p>{TEXT}</p></article></body></html>"


DAYS = {
    "2026年3月5日": "2026-01-01",
    "2026年11月25日(水)": "2026-01-01",
    "2026年3月5日15時15分": "2026-01-01",
    "2026年3月5日 15:15": "2026-03-05",
    "2026년 3월 5일": "2026-03-05",
    "5 March 2026": "2026-03-05",
}
print("htmldate", version("htmldate"), "trafilatura", version("trafilatura"))
for day, date in DAYS.items():
    found = find_date(write_page(day), original_date=True, max_date="2026-12-31")
    asked = extract_metadata(write_page(day), date_config={"original_date": True, "max_date": "2026-12-31"}).date
    print(day, "-> htmldate", found, "; trafilatura", asked)
    assert found == asked == date
PYTHON
