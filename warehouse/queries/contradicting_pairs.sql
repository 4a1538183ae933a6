-- Return the pairs of figures at odds of which one at least is in some articles, with the difference that the view
-- contradictions gives. The view joins the claims of all articles first: of a million that takes 0.4 s of CPU time.
SELECT
    pair.article_id, pair.position, pair.other_article_id, pair.other_position, pair.quantity, quantity.label, pair.unit,
    pair.value_low, pair.value_high, pair.other_value_low, pair.other_value_high,
    greatest(
        0,
        coalesce(pair.other_value_low, '-infinity'::DOUBLE) - coalesce(pair.value_high, 'infinity'::DOUBLE),
        coalesce(pair.value_low, '-infinity'::DOUBLE) - coalesce(pair.other_value_high, 'infinity'::DOUBLE)
    ) AS difference
FROM (
    FROM store.claim_pairs
    WHERE verdict = 'contradict' AND (article_id IN ($article_ids) OR other_article_id IN ($article_ids))
) AS pair
LEFT JOIN store.quantities AS quantity ON quantity.quantity = pair.quantity
