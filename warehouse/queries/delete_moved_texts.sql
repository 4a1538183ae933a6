-- Delete the recent texts, which are in the indexed table now.
DELETE FROM store.recent_texts
