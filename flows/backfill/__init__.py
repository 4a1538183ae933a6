"""Backfill: WARC files of a crawl are analysed once, each into a Parquet file, and loaded from there."""
