-- A revision stands there once, as it was last read.
MERGE INTO store.revisions AS known
USING (
    SELECT * EXCLUDE (corpus, origin, source, url), $run_id AS run_id
    FROM incoming_revisions
) AS read
ON known.article_id = read.article_id AND known.revision = read.revision
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
