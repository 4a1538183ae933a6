#!/usr/bin/env bash
# cantrip makes SQL of metrics, which are views, and of dimensions that it finds by foreign keys. Two metrics of two tables are
# joined so that only countries with both are left: of articles in Japan and Korea and claims in Japan and France, Japan is left.
# An article whose maker is not known is in no row of articles by country, which add up to 4 of 5. Its README has no such limit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cantrip==0.3.0 sqlalchemy==2.1.9
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from cantrip.implementations.sqlite import SQLiteSemanticLayer
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
SCHEMA = [
    "CREATE TABLE makers (maker_id INTEGER PRIMARY KEY, country TEXT)",
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, maker_id INTEGER REFERENCES makers(maker_id))",
    "CREATE TABLE claims (id INTEGER PRIMARY KEY, maker_id INTEGER REFERENCES makers(maker_id))",
    "INSERT INTO makers VALUES (1, 'Japan'), (2, 'Korea'), (3, 'France')",
    "INSERT INTO articles VALUES (1, 1), (2, 1), (3, 1), (4, 2), (5, NULL)",
    "INSERT INTO claims VALUES (1, 1), (2, 3)",
    'CREATE VIEW article_count AS SELECT COUNT(*) AS "article_count [type=INTEGER]" FROM articles',
    'CREATE VIEW claim_count AS SELECT COUNT(*) AS "claim_count [type=INTEGER]" FROM claims',
]
with engine.begin() as connection:
    for statement in SCHEMA:
        connection.execute(text(statement))
layer = SQLiteSemanticLayer(engine)
view = next(iter(layer.get_semantic_views()))
metrics = {metric.name: metric for metric in layer.get_metrics(view)}
country = next(dimension for dimension in layer.get_dimensions(view) if dimension.name == "makers.country")


def ask(*names):
    query = layer.get_query(view, {metrics[name] for name in names}, {country}, set())
    with engine.begin() as connection:
        return [dict(row) for row in connection.execute(text(query.sql)).mappings()]


articles = {row["makers.country"]: row["article_count"] for row in ask("article_count")}
print("cantrip", version("cantrip"), "articles: expected Japan 3, Korea 1, None 1, got", articles)
assert articles == {"Japan": 3, "Korea": 1}
both = ask("article_count", "claim_count")
print("articles and claims: expected Japan, Korea, France and None, got", both)
assert [row["makers.country"] for row in both] == ["Japan"]
PYTHON
