-- The index of the macro `search`: how often each term is in each article, where the title counts three times, and how
-- many terms an article has. Sorted by the terms, so that those of a query are in few row groups.
CREATE SCHEMA store;
CREATE TABLE store.terms AS
SELECT term, article_id, count(*)::INTEGER AS count
FROM (
    SELECT article_id, unnest(tokens(repeat(coalesce(title, '') || chr(10), 3) || text)) AS term
    FROM articles
)
GROUP BY term, article_id
ORDER BY term, article_id;
CREATE TABLE store.lengths AS
SELECT article_id, sum(count)::INTEGER AS terms FROM store.terms GROUP BY article_id ORDER BY article_id;
COMMENT ON TABLE store.terms IS 'Internal: the index of the macro search';
COMMENT ON TABLE store.lengths IS 'Internal: the index of the macro search';
