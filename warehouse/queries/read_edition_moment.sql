-- Returns at most one row: the edition and when it was published; none from a file that is no edition.
SELECT edition_id, published_at FROM edition;
