-- Returns the number of the found articles.
SELECT count(*) FROM found;
