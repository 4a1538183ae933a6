-- Returns the newest pairs of claims at odds whose later report is in the window, each with the number of all. A source that
-- is but the corpus of a file is none.
WITH newest AS (
    SELECT
        pair.*, nullif(later.source, later.corpus) AS other_source, later.story_id, later.came_out_at AS other_reported_at,
        count(*) OVER () AS total
    FROM store.claim_pairs AS pair
    JOIN chosen AS later ON later.article_id = pair.other_article_id
    WHERE pair.verdict = 'contradict'
    ORDER BY later.came_out_at DESC, pair.article_id, pair.position, pair.other_article_id, pair.other_position
    LIMIT $limit
)
SELECT
    newest.quantity,
    coalesce(quantity.label, newest.quantity) AS label,
    newest.unit,
    coalesce(subject.label, claim.subject) AS subject,
    newest.story_id,
    newest.article_id,
    nullif(article.source, article.corpus) AS source,
    evidence_words(claim.evidence) AS words,
    newest.other_article_id,
    newest.other_source,
    evidence_words(other.evidence) AS other_words,
    newest.other_reported_at,
    newest.total
FROM newest
JOIN store.claims AS claim ON claim.article_id = newest.article_id AND claim.position = newest.position
JOIN store.claims AS other ON other.article_id = newest.other_article_id AND other.position = newest.other_position
JOIN store.articles AS article ON article.article_id = newest.article_id
LEFT JOIN store.tags AS subject ON subject.tag = claim.subject
LEFT JOIN store.quantities AS quantity ON quantity.quantity = newest.quantity
ORDER BY newest.other_reported_at DESC, newest.article_id, newest.position, newest.other_article_id;
