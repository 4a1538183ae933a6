-- Insert the bands of the fingerprints whose numbers are greater than $greatest, one a row.
INSERT INTO store.recent_bands SELECT unnest(bands), number FROM store.fingerprints WHERE number > $greatest
