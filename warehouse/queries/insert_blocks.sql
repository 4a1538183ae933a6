-- Insert the blocks of revisions, the removed ones with the number of their words, counted as revisions.word_count is.
INSERT INTO store.blocks BY NAME
SELECT
    *,
    CASE WHEN NOT kept THEN count_words(text) END AS words
FROM incoming_blocks
