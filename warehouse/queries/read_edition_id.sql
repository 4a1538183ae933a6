-- Return the identifier of the edition.
SELECT edition_id FROM edition
