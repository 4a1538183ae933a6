-- Count the postings that are in no sorted run yet.
SELECT count(*) FROM store.recent_postings
