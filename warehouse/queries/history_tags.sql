-- Return the tags of an article with their evidence, its subjects first.
SELECT tagged.tag, tagged.kind, tag.label, tagged.relevance, tagged.score, tagged.evidence
FROM article_tags AS tagged
LEFT JOIN tags AS tag ON tag.tag = tagged.tag
WHERE tagged.article_id = $article_id
ORDER BY tagged.relevance = 'subject' DESC, tagged.score DESC, tagged.tag
