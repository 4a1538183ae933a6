#!/usr/bin/env bash
# HTML's div may hold text as it is ("flow content"), beside paragraphs too. trafilatura has it while the paragraphs of an
# article are short, and drops it without a word once they have 750 letters together, also with favor_recall: one paragraph
# more, and others are gone. newspaper4k has none of it either way; readability and resiliparse have all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1 newspaper4k==0.9.6 readability-lxml==0.9 resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lxml.html import fromstring
from newspaper import Article
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

PARAGRAPHS = [
    "The vans move to a new line, a spokesman said on Thursday, and it begins to run next year if the union agrees to it.",
    "The ship leaves at noon, its captain said, and takes four thousand cars over the sea to a yard that waits for them.",
    "The road comes later, the region said, as the money for it is in the plan of the year that follows the next one.",
    "The union meets again on Monday, it said, and asks all who work on the line to come and say what they think of it.",
    "The minister said little of it, and would not tell whether the state helps, though she was asked about it twice.",
    "The bank that lends the money wants to see the plans, it said, before it signs for the hall and for what is in it.",
    "The shares rose a little, and those of the suppliers more, as all of them are to be paid for parts a month sooner.",
]
FIRST = "The pier stays as it is, the port said, because a new one costs more than the town has set aside for its works."
SECOND = "The town hopes for new jobs, the mayor said, and asks for a road that the lorries can use in winter, too."


def read(count: int) -> dict[str, list[str]]:
    one, *others = (f"<p>{text}</p>" for text in PARAGRAPHS[:count])
    page = (
        "<!doctype html><html><head><title>Vans move</title></head><body><article><h1>Vans move</h1>"
        f"{one}<div>{FIRST}<br><br>{SECOND}</div>{''.join(others)}</article></body></html>"
    )
    article = Article("https://harbour.example/1", language="en")
    article.download(input_html=page)
    article.parse()
    texts = {
        "trafilatura": extract(page),
        "favor_recall": extract(page, favor_recall=True),
        "newspaper4k": article.text,
        "readability": fromstring(Document(page).summary()).text_content(),
        "resiliparse": extract_plain_text(page, main_content=True),
    }
    assert all(paragraph in text for text in texts.values() for paragraph in PARAGRAPHS[:count])
    return {name: [label for label, wanted in (("first", FIRST), ("second", SECOND)) if wanted in text] for name, text in texts.items()}


print(*(f"{name} {version(name)}" for name in ("trafilatura", "newspaper4k", "readability-lxml", "resiliparse")))
six, seven = read(6), read(7)
print("expected the first and the second text of the division; beside 6 paragraphs", six, "; beside 7", seven)
both = ["first", "second"]
assert six == {"trafilatura": both, "favor_recall": both, "newspaper4k": [], "readability": both, "resiliparse": both}
assert seven == six | {"trafilatura": ["second"], "favor_recall": ["second"]}
PYTHON
