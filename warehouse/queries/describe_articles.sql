-- Return the rows of the staged articles as their first staged revision describes them, with the tags that they are about
-- and the words of the removed blocks of the newest.
SELECT
    revision.article_id,
    arg_min(corpus, revision.revision) AS corpus,
    arg_min(origin, revision.revision) AS origin,
    arg_min(source, revision.revision) AS source,
    arg_min(url, revision.revision) AS url,
    min(seen_at) AS first_seen_at,
    max(revision.revision) AS revision,
    coalesce(any_value(given.tags), []) AS tags,
    arg_max(coalesce(removed.words, 0), revision.revision)::INTEGER AS removed_words
FROM incoming_revisions AS revision
LEFT JOIN (
    SELECT article_id, list(tag ORDER BY score DESC, tag) AS tags
    FROM incoming_article_tags
    WHERE relevance = 'subject'
    GROUP BY article_id
) AS given ON given.article_id = revision.article_id
LEFT JOIN (
    SELECT article_id, revision, sum(count_words(text)) AS words
    FROM incoming_blocks
    WHERE NOT kept
    GROUP BY article_id, revision
) AS removed ON removed.article_id = revision.article_id AND removed.revision = revision.revision
GROUP BY revision.article_id
