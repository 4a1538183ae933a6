-- Return the claims of some articles with their words and their publishers.
SELECT article_id, position, story_id, source, words, qualifier, reported_at
FROM claims
WHERE article_id IN ($article_ids)
