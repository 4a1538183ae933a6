#!/usr/bin/env bash
# mark, time, data, q and cite stand within a sentence (HTML, phrasing content). boilerpy3 knows the inline elements of HTML 4
# in part, and ends a paragraph at every other: the sentence is cut, and what is before it, the lead too, is taken for
# boilerplate. The full text of a WACZ (`wacz create --text`) is made by it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install boilerpy3==1.0.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from boilerpy3.extractors import ArticleExtractor

LEAD = "The vans move to a new line, a spokesman said, and it begins to run next year if the union agrees to the plan."
END = "The ship leaves at noon, its captain said, and takes four thousand cars over the sea to a yard that waits for them."


def read(element: str) -> list[str]:
    sentence = f"The loss of <{element}>300 billion yen</{element}> is <{element}>not final</{element}>, the company said in a statement on Thursday."
    page = f"<html><body><h1>Vans move</h1><p>{LEAD}</p><p>{sentence}</p><p>{END}</p></body></html>"
    return ArticleExtractor().get_content(page).strip().split("\n")


whole = [LEAD, "The loss of 300 billion yen is not final, the company said in a statement on Thursday.", END]
print("boilerpy3", version("boilerpy3"), "expected", whole)
assert [line for line in read("strong") if line != "Vans move"] == whole
for element in ("mark", "time", "data", "q", "cite", "ins", "small"):
    lines = read(element)
    print(f"<{element}>: got", lines)
    assert lines == ["not final", ", the company said in a statement on Thursday.", END]
PYTHON
