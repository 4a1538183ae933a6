-- Returns the number of the matched articles.
SELECT count(*) FROM matched;
