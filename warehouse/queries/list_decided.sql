-- Return the articles that a person called the same as one of the staged fingerprints, but for the staged ones.
SELECT DISTINCT article_id AS key
FROM (SELECT unnest([first, second]) AS article_id, first, second FROM store.overrides WHERE same AND relation = 'duplicate')
WHERE
    (
        first IN (SELECT article_id FROM incoming_fingerprints) OR second IN (SELECT article_id FROM incoming_fingerprints)
    )
    AND article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
