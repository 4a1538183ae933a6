-- Return the edition that has given a mark, if it was published at $since or later.
SELECT edition_id
FROM store.editions
WHERE $mark = 'edition_' || edition_id AND published_at >= $since
