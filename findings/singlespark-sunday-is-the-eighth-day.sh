#!/usr/bin/env bash
# singlespark has the interface of PySpark on one machine without Java. Places in a text are counted from 0 where
# Spark counts from 1: the first three letters of Nissan are "iss", and "s" is at 2. Sunday is the day 8 of the week,
# LIKE 'N%' finds no maker, and a day is written as "2026-11-%-d". A full join loses the name of a maker that the left
# side lacks, and descending order begins with what is not known. Months that are added and inner joins are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install singlespark==0.1.3 polars==1.44.2 duckdb==1.5.5 \
    pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from singlespark import SparkSession
from singlespark.sql import functions as F

spark = SparkSession.builder.appName("news").getOrCreate()
rows = [("Nissan", 300, date(2026, 11, 8)), ("Honda", None, date(2026, 1, 31))]
sales = spark.createDataFrame(rows, ["maker", "cars", "day"])
makers = spark.createDataFrame([("Nissan", "Japan"), ("Renault", "France")], ["maker", "country"])
later = [date(2026, 12, 8), date(2026, 2, 28)]
EXPECTED = {
    "substring(maker, 1, 3)": (sales.select(F.substring("maker", 1, 3)), ["Nis", "Hon"], ["iss", "ond"]),
    "instr(maker, 's')": (sales.select(F.instr("maker", "s")), [3, 0], [2, None]),
    "dayofweek": (sales.select(F.dayofweek("day")), [1, 7], [8, 7]),
    "like 'N%'": (sales.select(F.col("maker").like("N%")), [True, False], [False, False]),
    "date_format": (
        sales.select(F.date_format("day", "yyyy-MM-dd")),
        ["2026-11-08", "2026-01-31"],
        ["2026-11-%-d", "2026-01-%-d"],
    ),
    "full join": (
        sales.join(makers, "maker", "outer").select("maker"),
        ["Honda", "Nissan", "Renault"],
        ["Nissan", "Honda", None],
    ),
    "orderBy desc": (sales.orderBy(F.desc("cars")).select("cars"), [300, None], [None, 300]),
    "add_months": (sales.select(F.add_months("day", 1)), later, later),
    "inner join": (sales.join(makers, "maker", "inner").select("country"), ["Japan"], ["Japan"]),
}
print("singlespark", version("singlespark"))
for name, (frame, expected, observed) in EXPECTED.items():
    found = [tuple(row)[0] for row in frame.collect()]
    print(name, "expected", expected, "got", found)
    assert sorted(map(str, found)) == sorted(map(str, observed))
    assert name == "full join" or found == observed
PYTHON
