-- Write the terms of each article's newest revision; the time of an existing article never becomes later.
MERGE INTO store.terms AS existing
USING incoming_terms AS incoming
ON existing.article_id = incoming.article_id
WHEN MATCHED THEN UPDATE SET
    "at" = least(existing."at", incoming."at"),
    terms = incoming.terms, keys = incoming.keys, counts = incoming.counts, flags = incoming.flags,
    language = incoming.language, shared = incoming.shared
WHEN NOT MATCHED THEN INSERT BY NAME
