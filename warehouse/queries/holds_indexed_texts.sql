-- Return whether any text is indexed.
SELECT EXISTS (FROM store.newest_texts)
