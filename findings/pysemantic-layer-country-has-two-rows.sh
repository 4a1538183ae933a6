#!/usr/bin/env bash
# PySemantic makes SQL of measures and dimensions that are defined once. Articles by country have one row for each. Articles
# and claims by country, measures of two tables, are grouped by maker as well, of which a country has several: Japan has two rows,
# with 2 and 1 of its 3 articles. In the README's example such a query is grouped by the dimension alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysemantic-layer==0.1.5 duckdb==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import duckdb
from pysemantic.client import SemanticLayer

FACT = """from pysemantic.modeling import Dimension, Entity, EntityType, Measure, Model
{name} = Model(name="{name}", table="{name}", primary_key="id", dimensions=[],
    measures=[Measure(name="count_{name}", agg="count", column="id")],
    entities=[Entity(name="{name}", entity_type=EntityType.PRIMARY, column="id"),
              Entity(name="maker", entity_type=EntityType.FOREIGN, column="maker_id")])
"""
MAKERS = """from pysemantic.modeling import Dimension, Entity, EntityType, Measure, Model
makers = Model(name="makers", table="makers", primary_key="maker_id", measures=[],
    dimensions=[Dimension(name="country", column="country", dtype="string")],
    entities=[Entity(name="maker", entity_type=EntityType.PRIMARY, column="maker_id")])
"""
warehouse = duckdb.connect()
warehouse.execute("CREATE TABLE makers AS FROM (VALUES (1, 'Japan'), (2, 'Japan'), (3, 'France')) t(maker_id, country)")
warehouse.execute("CREATE TABLE articles AS FROM (VALUES (1, 1), (2, 1), (3, 2), (4, 3)) t(id, maker_id)")
warehouse.execute("CREATE TABLE claims AS FROM (VALUES (1, 1), (2, 3)) t(id, maker_id)")
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "makers.py").write_text(MAKERS)
    for name in ("articles", "claims"):
        Path(folder, f"{name}.py").write_text(FACT.format(name=name))
    layer = SemanticLayer(model_path=folder)
    alone = layer.query(measures=["count_articles"], dimensions=["country"])
    both = layer.query(measures=["count_articles", "count_claims"], dimensions=["country"])
alone, both = (warehouse.execute(sql).fetchall() for sql in (alone, both))
print("pysemantic-layer", version("pysemantic-layer"), "articles", sorted(alone))
print("articles and claims, expected [('France', 1, 1), ('Japan', 3, 1)], got", sorted(both, key=str))
assert sorted(alone) == [("France", 1), ("Japan", 3)]
assert sorted(both, key=str) == [("France", 1, 1), ("Japan", 1, None), ("Japan", 2, 1)]
PYTHON
