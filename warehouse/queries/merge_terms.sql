-- Write the terms of each article's newest revision; the time of an existing article never becomes later.
MERGE INTO store.terms AS existing
USING incoming_terms AS incoming
ON existing.article_id = incoming.article_id
WHEN MATCHED THEN UPDATE SET "at" = least(existing."at", incoming."at"), counts = incoming.counts
WHEN NOT MATCHED THEN INSERT BY NAME
