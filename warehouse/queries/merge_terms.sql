-- An article is compared with stories by its newest reading.
MERGE INTO store.terms AS known
USING incoming_terms AS found
ON known.article_id = found.article_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
