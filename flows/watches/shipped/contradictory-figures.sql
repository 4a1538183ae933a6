-- Two publishers contradict each other over a figure: of one subject, quantity and time, in one story or over one plan.
-- A row is a pair of reports of the last 14 days, the earlier one first, with the words of both and the difference. A
-- later figure that replaces an earlier one is none, nor is a copy.
--
-- key: article_id, other_article_id, quantity
SELECT
    pair.article_id,
    pair.other_article_id,
    pair.quantity,
    pair.story_id,
    pair.subject,
    pair.source,
    pair.words,
    pair.other_source,
    pair.other_words,
    pair.difference,
    pair.unit,
    other.title,
    other.url,
    pair.first_seen_at AS seen_at
FROM contradictions AS pair
JOIN articles AS other ON other.article_id = pair.other_article_id
WHERE pair.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 14 DAY
ORDER BY pair.first_seen_at, pair.article_id, pair.other_article_id
