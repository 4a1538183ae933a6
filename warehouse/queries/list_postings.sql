-- Return how often each term occurs in each staged text and where: in the title at negative positions, which count three
-- times, so that no phrase continues from the title into the text.
SELECT
    term,
    article_id,
    sum(if(position < 0, 3, 1))::INTEGER AS count,
    list_sort(list(position))::INTEGER[] AS positions
FROM (
    SELECT
        article_id,
        unnest(terms) AS term,
        generate_subscripts(terms, 1) - if(field = 'title', len(terms) + 1, 0) AS position
    FROM incoming_split_texts
)
GROUP BY term, article_id
