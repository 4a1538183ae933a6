-- Returns one row: the first and the last day of the articles of a corpus; NULL where it has none.
WITH dated AS (
    SELECT
        timezone(
            'UTC',
            CASE
                WHEN first_text.published_precision IN ('second', 'minute', 'day')
                THEN least(first_text.published_at, first_text.seen_at)
                ELSE first_text.seen_at
            END
        )::DATE AS day
    FROM store.articles AS article
    JOIN store.revisions AS first_text ON first_text.article_id = article.article_id AND first_text.revision = 1
    WHERE article.corpus = $corpus
)
SELECT min(day), max(day) FROM dated;
