-- Delete the memberships of the articles that get one, which are in stories with times between $first and $last.
DELETE FROM store.memberships
WHERE
    last_at >= $first
    AND first_at <= $last
    AND article_id IN (SELECT article_id FROM incoming_memberships)
