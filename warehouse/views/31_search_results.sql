CREATE OR REPLACE VIEW search_results AS
FROM search(getvariable('search'));

COMMENT ON VIEW search_results IS 'The results of search for the query in the variable search: SET VARIABLE search = ''battery plant''; then FROM search_results; empty without the variable. Example: SET VARIABLE search = ''battery plant''; FROM search_results';
COMMENT ON COLUMN search_results.article_id IS 'The article, as in articles.article_id. Example: 3f1c2a9b8d7e6f50';
COMMENT ON COLUMN search_results.title IS 'Its headline. Example: Port strike holds up exports';
COMMENT ON COLUMN search_results.source IS 'Its publisher. Example: reuters.com';
COMMENT ON COLUMN search_results.published_at IS 'When it was published; NULL if that is not known. Example: 2026-03-02 12:00:00+00';
COMMENT ON COLUMN search_results.score IS 'How well it matches (BM25; a word in the title counts three times). Example: 6.41';
COMMENT ON COLUMN search_results.snippet IS 'The passage that matches best, with the matches between two asterisks; empty if the article has no text. Example: The **strike** is in its third day.';
COMMENT ON COLUMN search_results.matches IS 'How many articles match in all. Example: 24';
