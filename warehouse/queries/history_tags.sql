-- Return the tags of an article with their evidence, its subjects first. Its first revision arrived at $since and the last
-- at $until.
SELECT given.tag, tag.kind, tag.label, given.relevance, given.score, given.evidence
FROM store.article_tags AS given
LEFT JOIN store.tags AS tag ON tag.tag = given.tag
WHERE given.article_id = $article_id AND given.seen_at BETWEEN $since AND $until
ORDER BY given.relevance = 'subject' DESC, given.score DESC, given.tag
