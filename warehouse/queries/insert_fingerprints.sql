-- Insert the staged fingerprints, but for those that kept theirs, with numbers that are greater than $greatest.
INSERT INTO store.fingerprints BY NAME
SELECT
    * REPLACE (list_sort(list_distinct(bands))::UINTEGER[] AS bands),
    (row_number() OVER (ORDER BY article_id) + $greatest)::INTEGER AS number
FROM incoming_fingerprints
WHERE article_id NOT IN (SELECT key FROM incoming_kept)
