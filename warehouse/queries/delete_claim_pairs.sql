-- Delete the decisions on the claims of the named articles.
DELETE FROM store.claim_pairs
WHERE
    article_id IN (SELECT key FROM incoming_keys)
    OR other_article_id IN (SELECT key FROM incoming_keys)
