-- Returns the tags that most articles of a publisher are about in the window.
SELECT given.tag, tag.label, count(*) AS articles
FROM (SELECT unnest(tags) AS tag FROM chosen WHERE source = $source) AS given
LEFT JOIN store.tags AS tag ON tag.tag = given.tag
GROUP BY given.tag, tag.label
ORDER BY articles DESC, given.tag
LIMIT $limit;
