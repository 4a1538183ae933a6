CREATE OR REPLACE VIEW article_tags AS
SELECT
    given.article_id,
    given.tag,
    tag.kind,
    given.relevance,
    given.score,
    given.evidence,
    given.taxonomy_version
FROM store.article_tags AS given
LEFT JOIN store.tags AS tag ON tag.tag = given.tag;

COMMENT ON VIEW article_tags IS 'The tags of each article, one row a tag, with the passages that they are based on. Example: SELECT tag, relevance, count(*) FROM article_tags GROUP BY ALL ORDER BY 3 DESC';
COMMENT ON COLUMN article_tags.article_id IS 'The tagged article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN article_tags.tag IS 'The tag, as in tags.tag. Example: oppama';
COMMENT ON COLUMN article_tags.kind IS 'The kind of the tag, as in tags.kind; NULL if the tag is no longer in the taxonomy. Example: plant';
COMMENT ON COLUMN article_tags.relevance IS 'subject if the article is about it, mention if the article only mentions it. Example: subject';
COMMENT ON COLUMN article_tags.score IS 'The probability that the article is about it, from 0 to 1; subjects have 0.5 or more. Example: 0.93';
COMMENT ON COLUMN article_tags.evidence IS 'The passages that the tag is based on: field (title or text), start and end in characters from 0, and the text, which is substr(field, start + 1, end - start). Example: [{field: title, start: 0, end: 6, text: Oppama}]';
COMMENT ON COLUMN article_tags.taxonomy_version IS 'The version of the taxonomy that gave the tag; NULL if no taxonomy was loaded then, or the tag is older than this column. Example: 2';
