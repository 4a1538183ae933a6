#!/usr/bin/env bash
# A level of a comparison in Splink holds where two figures differ by less than a percentage: the difference through the
# greater of the two, as its documentation says. Of two losses the greater is below zero, so that the quotient is too, and is
# less than any percentage: a loss of 1 and one of 9,000 are within ten percent. Two results of 0 are not, for 0 through 0 is
# no number. Records of makers that lose money are linked by it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install splink==5.0.0 duckdb==1.5.5 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

import pandas
import splink.comparison_level_library as levels
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

logging.disable()
RESULTS = {"A": -1.0, "B": -9000.0, "C": 300.0, "D": 305.0, "E": 0.0, "F": 0.0, "G": 900.0}
rows = pandas.DataFrame({"unique_id": RESULTS.keys(), "result": RESULTS.values(), "year": [2026] * len(RESULTS)})
comparison = CustomComparison(
    output_column_name="result",
    comparison_levels=[levels.NullLevel("result"), levels.PercentageDifferenceLevel("result", 0.1), levels.ElseLevel()],
)
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[comparison],
    blocking_rules_to_generate_predictions=[block_on("year")],
    retain_intermediate_calculation_columns=True,
)
database = DuckDBAPI()
found = Linker(database.register(rows), settings).inference.predict().as_pandas_dataframe()
close = {"".join(sorted(pair[:2])) for pair in found[["unique_id_l", "unique_id_r", "gamma_result"]].to_numpy() if pair[2] == 1}
print("splink", version("splink"), RESULTS, "expected CD and EF within ten percent, got", sorted(close))
assert len(found) == 21 and close == {"AB", "CD"}
PYTHON
