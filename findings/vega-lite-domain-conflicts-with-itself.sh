#!/usr/bin/env bash
# A scale's domain that is given once is in conflict with itself, where a mark over time has a beginning and an end.
# Vega-Lite hands it to Vega twice: as two moments, and as a list of two numbers in the place of one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vl-convert-python==1.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import json

import vl_convert

begin, end = 1_769_731_200_000, 1_772_323_200_000  # 30 January and 1 March 2026
x = {"field": "begin", "type": "temporal", "scale": {"type": "utc", "domain": [begin, end]}}
spec = {
    "data": {"values": [{"begin": "2026-02-01T00:00:00Z", "end": "2026-02-02T00:00:00Z", "articles": 3}]},
    "mark": "rect",
    "encoding": {"x": x, "y": {"field": "articles", "type": "quantitative"}},
}


def compile_domain(spec):
    scales = vl_convert.vegalite_to_vega(spec)["scales"]
    return next(scale["domain"]["fields"] for scale in scales if scale["name"] == "x")


without_end = compile_domain(spec)
spec["encoding"]["x2"] = {"field": "end"}
with_end = compile_domain(spec)
print("vl-convert", vl_convert.__version__, "with Vega-Lite", vl_convert.get_vegalite_versions()[-1])
print("expected two moments, as without x2:", json.dumps(without_end))
print("got with x2:                        ", json.dumps(with_end))
assert len(without_end) == 2
assert with_end == [*without_end, [begin, end]]
PYTHON
