-- Return the runs of bands and the number of bands in each, the newest first.
SELECT run, sum(octet_length(bands) // 2)::BIGINT AS bands FROM store.band_runs GROUP BY run ORDER BY run DESC
