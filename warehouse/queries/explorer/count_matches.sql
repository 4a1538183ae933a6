-- Returns the number of the articles that a query matches.
SELECT count(*) FROM search_matches($query, copies := $copies);
