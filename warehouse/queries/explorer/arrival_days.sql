-- Returns one row: the first and the last day on which articles or refused pages of feeds arrived, of one corpus or of all;
-- NULL where none did. A refused page is of no corpus.
WITH arrived AS (
    SELECT min(first_seen_at) AS first_at, max(first_seen_at) AS last_at
    FROM store.articles
    WHERE (corpus = $corpus OR $corpus IS NULL) AND origin IN (SELECT feed.url FROM store.feeds AS feed)
    UNION ALL
    SELECT min("at"), max("at")
    FROM store.refusals
    WHERE $corpus IS NULL AND origin IN (SELECT feed.url FROM store.feeds AS feed)
)
SELECT timezone('UTC', min(first_at))::DATE, timezone('UTC', max(last_at))::DATE
FROM arrived;
