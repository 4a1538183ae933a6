CREATE OR REPLACE VIEW article_tags AS
SELECT t.article_id, t.tag, g.kind, t.relevance, t.score, t.evidence, t.taxonomy_version
FROM store.article_tags AS t
LEFT JOIN store.tags AS g ON g.tag = t.tag;

COMMENT ON VIEW article_tags IS 'What each article is about and what it mentions, with the spans that say so';
COMMENT ON COLUMN article_tags.article_id IS 'The tagged article';
COMMENT ON COLUMN article_tags.tag IS 'The tag';
COMMENT ON COLUMN article_tags.kind IS 'The kind of the tag; null when it left the taxonomy since';
COMMENT ON COLUMN article_tags.relevance IS 'subject when the article is about it, mention when it only occurs';
COMMENT ON COLUMN article_tags.score IS 'How likely the article is about it, from 0 to 1; from 0.5 on it is a subject';
COMMENT ON COLUMN article_tags.evidence IS 'The spans it backoffs on: field (title or text), start and end in characters from 0, and their text, which is substr(text, start + 1, end - start)';
COMMENT ON COLUMN article_tags.taxonomy_version IS 'The version of the taxonomy by which it was given; null for tags older than that note';
