-- What a revision changed stands there once, as it was last decided.
MERGE INTO store.changes AS known
USING incoming_changes AS found
ON known.article_id = found.article_id AND known.revision = found.revision
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
