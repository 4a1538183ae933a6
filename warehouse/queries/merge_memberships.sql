-- An article belongs to one story.
MERGE INTO store.memberships AS known
USING incoming_memberships AS found
ON known.article_id = found.article_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
