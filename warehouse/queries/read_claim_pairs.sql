-- Return the decisions on the claims of any of the named articles.
SELECT
    article_id, position, other_article_id, other_position, verdict, quantity, unit, value_low, value_high,
    other_value_low, other_value_high
FROM store.claim_pairs
WHERE
    article_id IN (SELECT key FROM incoming_keys)
    OR other_article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id, position, other_article_id, other_position
