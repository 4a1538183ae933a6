-- An article is compared with stories by its newest reading, and stays as early as it was.
MERGE INTO store.terms AS known
USING incoming_terms AS found
ON known.article_id = found.article_id
WHEN MATCHED THEN UPDATE SET "at" = least(known."at", found."at"), counts = found.counts
WHEN NOT MATCHED THEN INSERT BY NAME
