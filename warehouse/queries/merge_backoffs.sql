-- Keep for each server the latest time until which it asked us to wait, and delete the back-offs that are over.
MERGE INTO store.backoffs AS existing
USING incoming_backoffs AS incoming
ON existing.host = incoming.host
WHEN MATCHED THEN UPDATE SET "until" = greatest(existing."until", incoming."until"), noted_at = incoming.noted_at
WHEN NOT MATCHED BY TARGET THEN INSERT BY NAME
WHEN NOT MATCHED BY SOURCE AND existing."until" <= $now THEN DELETE
