-- Return for canonical addresses that led to an article which article that is, and when its newest page arrived.
SELECT entry.canonical_url, arg_max(entry.article_id, page.received_at), max(page.received_at)
FROM store.entries AS entry
JOIN store.pages AS page ON page.article_id = entry.article_id
WHERE
    entry.canonical_url IN (SELECT key FROM incoming_keys)
    AND entry.outcome IN ('loaded', 'revised', 'unchanged', 'known')
GROUP BY entry.canonical_url
