#!/usr/bin/env bash
# tdigest promises "accurate estimates" of percentiles of a stream. Of a stream with few different values, as counts of
# articles or minutes of delay are, it is far off: nine hundred delays of 10 minutes and a hundred of 1000 have a median of
# 109 minutes and a tenth percentile of -683, below the least of all values, and 44 percent of them are at most a minute,
# though none is. All equal values become one point, however many they are, and what lies between two points is taken to be
# spread evenly. The order of the values does not matter. pytdigest has the same median, and of 900 of 1000 delays that are
# at most 10 minutes it counts 450, crick none at all, although its percentiles are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tdigest==0.5.2.2 pytdigest==0.1.4 crick==0.0.8 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import random
from importlib.metadata import version

import crick
import numpy
import pytdigest
from tdigest import TDigest

DELAYS = [10] * 900 + [1000] * 100
for seed in (1, 2, 3):
    random.Random(seed).shuffle(DELAYS)
    digest = TDigest()
    for minutes in DELAYS:
        digest.update(minutes)
    exact = {percent: sorted(DELAYS)[len(DELAYS) * percent // 100] for percent in (10, 25, 50, 75)}
    found = {percent: round(digest.percentile(percent)) for percent in exact}
    print("tdigest", version("tdigest"), "expected", exact, "got", found, "at most a minute:", round(digest.cdf(1), 2))
    assert set(exact.values()) == {10}
    assert found == {10: -683, 25: -386, 50: 109, 75: 604}
    assert round(digest.cdf(1), 2) == 0.44
values = numpy.array(sorted(DELAYS), dtype=float)
other, third = pytdigest.TDigest.compute(values), crick.TDigest()
third.update(values)
medians = round(float(other.inverse_cdf(0.5))), round(float(third.quantile(0.5)))
shares = round(float(other.cdf(10)), 2), round(float(third.cdf(10)), 2)
print("pytdigest", version("pytdigest"), "crick", version("crick"), "expected 10 and 0.9, got", medians, shares)
assert medians == (109, 10) and shares == (0.45, 0.0)
PYTHON
