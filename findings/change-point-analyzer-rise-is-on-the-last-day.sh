#!/usr/bin/env bash
# change-point-analyzer finds where a series changes, by Taylor's method: where the cumulative sum is farthest from zero. It takes
# the greatest sum, which a fall has there, while a rise has it at the end: 5 articles a day that became 50 on day 20 change on
# day 39, the last. The other method, which it uses by default, counts from the fourth day: both change on day 17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install change-point-analyzer==0.0.5 numpy==1.26.4 matplotlib==3.10.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import numpy
from change_point_analyzer.main import ChangePointAnalyzer, Estimator

QUIET, BUSY = [5.0, 6.0, 5.0, 4.0] * 5, [50.0, 51.0, 50.0, 49.0] * 5
EXPECTED = {
    ("rise", Estimator.CUSUM): (QUIET + BUSY, 39),
    ("fall", Estimator.CUSUM): (BUSY + QUIET, 19),
    ("rise", Estimator.MSE): (QUIET + BUSY, 17),
    ("fall", Estimator.MSE): (BUSY + QUIET, 17),
}
numpy.random.seed(5)
for (name, method), (counts, observed) in EXPECTED.items():
    analyzer = ChangePointAnalyzer(numpy.array(counts))
    ((day, _),) = analyzer.detect_changepoints(estimator=method, recursive=False)
    print("change-point-analyzer", version("change-point-analyzer"), name, method.name, "expected 19 or 20, got", int(day))
    assert day == observed
PYTHON
