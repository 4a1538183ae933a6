-- Insert the staged parts of a run of bands.
INSERT INTO store.band_runs SELECT $run, part, bands, fingerprints FROM incoming_band_runs
