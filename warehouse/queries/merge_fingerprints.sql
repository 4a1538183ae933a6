-- An article is fingerprinted by its newest reading.
MERGE INTO store.fingerprints AS known
USING (SELECT * EXCLUDE (bands) FROM incoming_fingerprints) AS found
ON known.article_id = found.article_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
