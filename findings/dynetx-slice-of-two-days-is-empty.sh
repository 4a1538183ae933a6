#!/usr/bin/env bash
# Who answers whom, day by day, as a graph over time. A slice of dynetx has what is in [from, to], as its documentation shows;
# that of days 1 to 2 has an interaction of day 1 and one of day 2 on neither, and no day at all. Of a directed graph the
# interactions of day 2 are without the reply of Renault to Nissan, which has_interaction finds, as Nissan had written to
# Renault on day 1. And the edges of a slice of one day lead from Renault to Nissan, where Nissan wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dynetx==0.3.2 networkx==3.6.1 numpy==2.3.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from dynetx import DynDiGraph, DynGraph

DAYS = [("Nissan", "Renault", 1), ("Renault", "Nissan", 2), ("Nissan", "Honda", 2)]
graph, directed = DynGraph(), DynDiGraph()
for one, other, day in DAYS:
    directed.add_interaction(one, other, t=day)
    if one == "Nissan":
        graph.add_interaction(one, other, t=day)
both = graph.time_slice(1, 2)
found = {day: [edge[:2] for edge in both.interactions(t=day)] for day in (1, 2)}
print("dynetx", version("dynetx"), "slice of days 1 to 2, expected Renault on day 1 and Honda on day 2, got", found, both.temporal_snapshots_ids())
assert [edge[:2] for edge in graph.interactions(t=2)] == [("Nissan", "Honda")]
assert found == {1: [], 2: []} and both.temporal_snapshots_ids() == []
found = [edge[:2] for edge in directed.interactions(t=2)]
print("interactions of day 2, expected those to Nissan and to Honda, got", found)
assert found == [("Nissan", "Honda")] and directed.has_interaction("Renault", "Nissan", t=2)
found = sorted(directed.time_slice(1).edges())
print("edges of day 1, expected from Nissan to Renault, got", found)
assert found == [("Renault", "Nissan")]
PYTHON
