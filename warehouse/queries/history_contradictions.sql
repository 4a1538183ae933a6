-- Return the reports that contradict an article over a figure, with the words of both, the earliest first.
SELECT
    pair.quantity, pair.unit, pair.value_low, pair.value_high, pair.words, pair.qualifier, pair.other_article_id,
    pair.other_source, pair.other_value_low, pair.other_value_high, pair.other_words, pair.other_qualifier
FROM (
    SELECT
        quantity, unit, value_low, value_high, words, qualifier, other_article_id, other_source, other_value_low,
        other_value_high, other_words, other_qualifier, other_reported_at AS told_at
    FROM contradictions
    WHERE article_id = $article_id
    UNION ALL
    SELECT
        quantity, unit, other_value_low, other_value_high, other_words, other_qualifier, article_id, source, value_low,
        value_high, words, qualifier, reported_at
    FROM contradictions
    WHERE other_article_id = $article_id
) AS pair
ORDER BY pair.told_at, pair.other_article_id, pair.quantity
