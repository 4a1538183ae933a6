-- The search under another name, since SQL tools that are built on sqlglot (ibis, jupysql) cannot parse a table function
-- that is called search.
CREATE OR REPLACE MACRO find_articles(words, max_results := 20, copies := false) AS TABLE
FROM search(words, max_results := max_results, copies := copies);

COMMENT ON MACRO TABLE find_articles IS
    'find_articles(words, max_results := 20, copies := false): the macro search under a name that all SQL tools can parse. Example: SELECT title, snippet FROM find_articles(''battery plant'')';
