-- Which reports contradict each other over a figure?
--
-- Each row is a pair of reports that cannot both be right, the newest first: of one subject, quantity and time, in one
-- story or over one plan. A later figure that replaces an earlier one, and a copy, is none. The difference is in the unit.
-- For one quantity of the view quantities alone: SET VARIABLE quantity = 'job-cuts'.
--
-- subject: claims
-- columns: subject, quantity, unit, source, value, words, other_source, other_value, other_words, difference, found_at
SELECT
    subject,
    quantity,
    unit,
    source,
    coalesce(value_low, value_high) AS value,
    words,
    other_source,
    coalesce(other_value_low, other_value_high) AS other_value,
    other_words,
    difference,
    first_seen_at AS found_at
FROM contradictions
WHERE getvariable('quantity') IS NULL OR quantity = getvariable('quantity')
ORDER BY first_seen_at DESC, article_id, other_article_id, quantity
LIMIT 100
