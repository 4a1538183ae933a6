-- Return the kinds of rows that refer to rows which are not there, or lack rows that are made with them, each with
-- the number of articles and an example.
SELECT kind, count(DISTINCT article_id) AS articles, min(article_id) AS example
FROM (
    SELECT 'articles without their newest revision' AS kind, article_id
    FROM store.articles AS article
    ANTI JOIN store.revisions AS newest
        ON newest.article_id = article.article_id AND newest.revision = article.revision
    UNION ALL
    SELECT 'revisions of no article', article_id FROM store.revisions ANTI JOIN store.articles USING (article_id)
    UNION ALL
    SELECT 'blocks of no revision', article_id
    FROM (SELECT DISTINCT article_id, revision FROM store.blocks)
    ANTI JOIN store.revisions USING (article_id, revision)
    UNION ALL
    SELECT 'tags of no article', article_id FROM store.article_tags ANTI JOIN store.articles USING (article_id)
    UNION ALL
    SELECT 'claims of no article', article_id FROM store.claims ANTI JOIN store.articles USING (article_id)
    UNION ALL
    SELECT 'decisions on claims that are not there', decided.article_id
    FROM (
        SELECT article_id, position FROM store.claim_pairs
        UNION
        SELECT other_article_id, other_position FROM store.claim_pairs
    ) AS decided
    ANTI JOIN store.claims AS claim ON claim.article_id = decided.article_id AND claim.position = decided.position
    UNION ALL
    SELECT 'fingerprints of no article', article_id
    FROM store.fingerprints
    ANTI JOIN store.articles USING (article_id)
    UNION ALL
    SELECT 'articles without a fingerprint', article_id
    FROM store.articles
    ANTI JOIN store.fingerprints USING (article_id)
    UNION ALL
    SELECT 'bands of no fingerprint', fingerprint::VARCHAR
    FROM (SELECT DISTINCT fingerprint FROM store.recent_bands)
    ANTI JOIN store.fingerprints ON number = fingerprint
    UNION ALL
    SELECT 'fingerprints that no new text is compared with', 'one of ' || (SELECT count(*) FROM store.fingerprints)
    WHERE
        (SELECT coalesce(sum(len(bands)), 0) FROM store.fingerprints)
        <> (SELECT count(*) FROM store.recent_bands)
        + (SELECT coalesce(sum(octet_length(fingerprints) // 4), 0) FROM store.band_runs)
        - (SELECT count(*) FROM store.former_bands)
    UNION ALL
    SELECT 'copies of no article', duplicate_of
    FROM (SELECT unnest([article_id, duplicate_of, nearest]) AS duplicate_of FROM store.duplicates)
    WHERE duplicate_of NOT IN (SELECT article_id FROM store.articles)
    UNION ALL
    SELECT 'members of stories that are no article', article_id
    FROM store.memberships
    ANTI JOIN store.articles USING (article_id)
    UNION ALL
    SELECT 'articles that no new text is compared with', article_id
    FROM store.articles
    ANTI JOIN (
        SELECT article_id, revision FROM store.newest_texts
        UNION
        SELECT article_id, revision FROM store.recent_texts
    ) AS newest USING (article_id, revision)
    UNION ALL
    SELECT 'articles that no search finds', article_id
    FROM store.articles
    ANTI JOIN store.documents USING (article_id)
    UNION ALL
    SELECT 'pages of articles that are not there', article_id
    FROM store.pages
    ANTI JOIN store.articles USING (article_id)
    WHERE article_id IS NOT NULL
    UNION ALL
    SELECT 'entries of articles that are not there', article_id
    FROM store.entries
    ANTI JOIN store.articles USING (article_id)
    WHERE article_id IS NOT NULL
)
GROUP BY kind
ORDER BY kind
