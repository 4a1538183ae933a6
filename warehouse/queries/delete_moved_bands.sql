-- Delete the recent bands, which are in a run now.
DELETE FROM store.recent_bands
