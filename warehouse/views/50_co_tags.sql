-- The view tag_pairs has these numbers for every tag, and how they are made.
CREATE OR REPLACE MACRO co_tags(tag, relevance := NULL) AS TABLE
SELECT pair.* EXCLUDE (tag, relevance) RENAME (other AS tag, other_kind AS kind)
FROM tag_pairs AS pair
WHERE
    pair.tag = tag
    AND pair.relevance = CASE
        WHEN relevance IS NULL THEN 'any'
        WHEN relevance = 'subject' THEN 'subject'
        ELSE error('co_tags: relevance is ''subject'' or NULL')
    END
ORDER BY pair.surprise DESC, pair.articles DESC, pair.other;

COMMENT ON MACRO TABLE co_tags IS
    'co_tags(tag, relevance := NULL): the tags on the same articles, those that are there more often than by chance first; with relevance := ''subject'' only tags of articles that are about both; columns tag, kind, articles (with both tags), share (of the articles with tag), lift (how much more often than by chance), surprise (signed log-likelihood ratio). Example: FROM co_tags(''nissan'') LIMIT 10';
