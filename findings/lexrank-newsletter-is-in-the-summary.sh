#!/usr/bin/env bash
# LexRank takes the sentences that are most like the others. The one of this package has no damping, so that a sentence
# that is like no other keeps the mean rank of 1, while of those that belong together most are below it, for one of them
# has more. In a report on a plant "Subscribe to our newsletter." comes second with the continuous method and third with a
# threshold. Words with a figure are left out, so that CO2 and 3,900 do not count and a line of figures is a sentence like
# no other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lexrank==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lexrank import STOPWORDS, LexRank
from lexrank.utils.text import tokenize

OTHERS = [
    ["The bank raised its rate.", "Growth slowed last year."],
    ["The team won the cup.", "Fans filled the streets."],
    ["A storm hit the coast.", "Roads were closed."],
    ["Nissan sells vans.", "A maker builds a van."],
    ["Sign up for our newsletter.", "Follow us."],
]
REPORT = [
    "Nissan closes its plant in Oppama near Yokohama after sixty years of work.",
    "The plant in Oppama builds the Note and the Aura.",
    "Workers of the plant in Oppama may move to Kyushu.",
    "Yokohama asks Nissan for help with the site.",
    "Nissan sells its headquarters in Yokohama too.",
    "Sixty years of work end, says the union of the workers.",
    "Subscribe to our newsletter.",
]
lexrank = LexRank(OTHERS, stopwords=STOPWORDS["en"])
for threshold, place in ((None, 1), (0.1, 2)):
    ranks = lexrank.rank_sentences(REPORT, threshold=threshold, fast_power_method=False)
    found = lexrank.get_summary(REPORT, summary_size=3, threshold=threshold, fast_power_method=False)
    print("lexrank", version("lexrank"), "threshold", threshold, [round(float(rank), 2) for rank in ranks], "got", found)
    assert found[place] == REPORT[-1]
found = tokenize("Nissan cuts 3,900 jobs and CO2 in 2026", STOPWORDS["en"])
print("words of the ranking, got", found)
assert found == ["nissan", "cuts", "jobs"]
PYTHON
