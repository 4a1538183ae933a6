-- Return the terms that part the recent postings at $shares, roughly: by every fiftieth document; NULL where none is there.
SELECT quantile_disc(term, $shares) FROM store.recent_postings WHERE document % 50 = 0
