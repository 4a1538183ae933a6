-- The tags of an article with their evidence, what it is about first.
SELECT tagged.tag, tagged.kind, word.label, tagged.relevance, tagged.score, tagged.evidence
FROM article_tags AS tagged
LEFT JOIN tags AS word ON word.tag = tagged.tag
WHERE tagged.article_id = $article_id
ORDER BY tagged.relevance = 'subject' DESC, tagged.score DESC, tagged.tag
