-- Return the pairs of figures that contradict each other, of which one at least is in a story, the first ones first.
SELECT
    story_id, other_story_id, subject, quantity, label, unit, article_id, position, source, value_low, value_high, words,
    qualifier, other_article_id, other_position, other_source, other_value_low, other_value_high, other_words,
    other_qualifier, difference
FROM contradictions
WHERE story_id = $story_id OR other_story_id = $story_id
ORDER BY quantity, reported_at, article_id, position, other_article_id, other_position
