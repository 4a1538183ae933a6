#!/usr/bin/env bash
# burst-detection finds bursts by Kleinberg's method and returns, by its README, the optimal sequence of states, by the Viterbi
# algorithm. It takes the cheaper state day by day, so that a burst begins only if its first day alone pays for it. Ten days with
# 12 of 100 articles about Nissan among days with 5 are none, though the sequence with them costs less by the package's own costs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install burst-detection==0.1.3 numpy==1.23.5 pandas==2.0.3 mpmath==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import burst_detection
import pandas


def find(counts, gamma=1.0):
    articles, days = pandas.Series([100.0] * len(counts)), len(counts)
    nissan = pandas.Series(counts, dtype=float)
    states, _, _, shares = burst_detection.burst_detection(nissan, articles, days, 2, gamma, 1)
    states = [int(state) for state in states.ravel()]

    def cost(states):
        total, before = 0.0, 0
        for day, state in enumerate(states):
            total += burst_detection.tau(before, state, gamma, days)
            total += burst_detection.fit(articles[day], nissan[day], shares[state])
            before = state
        return round(total, 2)

    return states, cost


COUNTS = [5] * 20 + [12] * 10 + [5] * 20
EXPECTED = [0] * 20 + [1] * 10 + [0] * 20
states, cost = find(COUNTS)
print("burst-detection", version("burst-detection"), "expected", EXPECTED, "at a cost of", cost(EXPECTED))
print("got", states, "at a cost of", cost(states))
assert sum(states) == 0
assert (cost(EXPECTED), cost(states)) == (100.88, 117.82)
assert find([5] * 20 + [20] + [5] * 20)[0] == [0] * 20 + [1] + [0] * 20
PYTHON
