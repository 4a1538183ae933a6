-- Insert how often each term occurs in each staged text and where, under their numbers: in the title at negative positions,
-- which count three times, so that no phrase continues from the title into the text. Grouping by numbers instead of words
-- saves a fifth of the time of indexing.
INSERT INTO store.recent_postings
SELECT number, document, sum(if(position < 0, 3, 1))::INTEGER, list_sort(list(position))
FROM (
    SELECT
        document,
        unnest(text.terms) AS term,
        (generate_subscripts(text.terms, 1) - if(field = 'title', len(text.terms) + 1, 0))::INTEGER AS position
    FROM incoming_split_texts AS text
    JOIN incoming_documents USING (article_id)
)
JOIN store.vocabulary USING (term)
GROUP BY number, document
ORDER BY number, document
