-- Return the pairs of figures at odds of which one at least is in some articles, with the difference that the view
-- contradictions gives. The view joins the claims of all articles first: of a million that takes 0.4 s of CPU time.
SELECT
    article_id, position, other_article_id, other_position, quantity, unit, value_low, value_high, other_value_low,
    other_value_high,
    greatest(
        0,
        coalesce(other_value_low, '-infinity'::DOUBLE) - coalesce(value_high, 'infinity'::DOUBLE),
        coalesce(value_low, '-infinity'::DOUBLE) - coalesce(other_value_high, 'infinity'::DOUBLE)
    ) AS difference
FROM store.claim_pairs
WHERE
    verdict = 'contradict'
    AND (article_id IN (SELECT unnest($chosen)) OR other_article_id IN (SELECT unnest($chosen)))
