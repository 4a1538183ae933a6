-- Return the story of each of the $chosen that has one, published between $first and $last. All rows of a story have
-- its times, so that the row groups of others are skipped.
SELECT article_id, story_id
FROM store.memberships
WHERE last_at >= $first AND first_at <= $last AND article_id IN (SELECT unnest($chosen::VARCHAR[]))
