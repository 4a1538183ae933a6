"""The edition in DuckLake: its rows as Parquet files, its catalogue in PostgreSQL, each publish a snapshot.

| schema of the lake | holds |
| --- | --- |
| ``rows`` | the tables that views and macros read, as the edition has them, and for each row its digest |
| ``store`` | the same tables without the digests, as views |
| ``main`` | the views of the edition, for any program that reads DuckLake through DuckDB |

A publish writes the rows that are new and removes those that are gone, in one transaction for all tables.
DuckLake has no keys, so a row is known by its digest. Readers make a database file of a snapshot: the rows,
and the views and macros that were published with them.
"""
