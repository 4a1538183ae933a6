-- Returns the number of articles of a publisher, whenever they came out.
SELECT count(*) FROM store.articles WHERE source = $source;
