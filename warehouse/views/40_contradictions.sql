-- A pair is stored once, with the values that differ, which may be derived: of plants that fall from 17 to 10, seven close.
CREATE OR REPLACE VIEW contradictions AS
SELECT
    claim.story_id,
    other.story_id AS other_story_id,
    claim.subject,
    pair.quantity,
    quantity.label,
    pair.unit,
    pair.article_id,
    pair.position,
    claim.source,
    pair.value_low,
    pair.value_high,
    claim.words,
    claim.qualifier,
    claim.attributed_to,
    claim.period,
    claim.reported_at,
    pair.other_article_id,
    pair.other_position,
    other.source AS other_source,
    pair.other_value_low,
    pair.other_value_high,
    other.words AS other_words,
    other.qualifier AS other_qualifier,
    other.attributed_to AS other_attributed_to,
    other.period AS other_period,
    other.reported_at AS other_reported_at,
    greatest(
        0,
        coalesce(pair.other_value_low, '-infinity'::DOUBLE) - coalesce(pair.value_high, 'infinity'::DOUBLE),
        coalesce(pair.value_low, '-infinity'::DOUBLE) - coalesce(pair.other_value_high, 'infinity'::DOUBLE)
    ) AS difference,
    greatest(claim.first_seen_at, other.first_seen_at) AS first_seen_at
FROM store.claim_pairs AS pair
JOIN claims AS claim ON claim.article_id = pair.article_id AND claim.position = pair.position
JOIN claims AS other ON other.article_id = pair.other_article_id AND other.position = pair.other_position
LEFT JOIN store.quantities AS quantity ON quantity.quantity = pair.quantity
WHERE pair.verdict = 'contradict';

COMMENT ON VIEW contradictions IS 'Two reports at odds over a figure, one row a pair of claims: of one subject, quantity and time, in one story or over a plan or state that several stories tell of. A later figure that replaces an earlier one is none, nor are copies. Example: SELECT quantity, source, words, other_source, other_words FROM contradictions ORDER BY first_seen_at DESC';
COMMENT ON COLUMN contradictions.story_id IS 'The story of the earlier article; NULL before it is decided. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN contradictions.other_story_id IS 'The story of the later article: the same, or another one for a figure of a plan or a state; NULL before it is decided. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN contradictions.subject IS 'The tag whose figure it is, as in tags.tag. Example: nissan';
COMMENT ON COLUMN contradictions.quantity IS 'The quantity on which they differ, as in quantities.quantity; where a figure is derived, that of the derived one. Example: plant-closures';
COMMENT ON COLUMN contradictions.label IS 'The name of the quantity for people; NULL if it is no longer among the quantities. Example: Plant closures';
COMMENT ON COLUMN contradictions.unit IS 'The unit of the values. Example: plants';
COMMENT ON COLUMN contradictions.article_id IS 'The earlier article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN contradictions.position IS 'The position of its claim, as claims.position. Example: 2';
COMMENT ON COLUMN contradictions.source IS 'Its publisher. Example: harbourwheel.example';
COMMENT ON COLUMN contradictions.value_low IS 'The lowest value that its claim allows; NULL if that end is open. Example: 7';
COMMENT ON COLUMN contradictions.value_high IS 'The highest value that its claim allows; NULL if that end is open. Example: 7';
COMMENT ON COLUMN contradictions.words IS 'The words of its claim, as claims.words. Example: from 17 to 10';
COMMENT ON COLUMN contradictions.qualifier IS 'plans, reported, denied or expected; NULL where its claim is a plain statement. Example: plans';
COMMENT ON COLUMN contradictions.attributed_to IS 'Who says so in it: a tag, or the name as written; NULL if the article says it in its own words. Example: nissan';
COMMENT ON COLUMN contradictions.period IS 'The words that say for which time its claim holds; NULL if none do. Example: by fiscal 2027';
COMMENT ON COLUMN contradictions.reported_at IS 'When it was published, or first seen if it has no day of publication or a later one. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN contradictions.other_article_id IS 'The later article. Example: 5e2d90cb41f7a683';
COMMENT ON COLUMN contradictions.other_position IS 'The position of its claim, as claims.position. Example: 0';
COMMENT ON COLUMN contradictions.other_source IS 'Its publisher. Example: voltlane.example';
COMMENT ON COLUMN contradictions.other_value_low IS 'The lowest value that its claim allows; NULL if that end is open. Example: 17';
COMMENT ON COLUMN contradictions.other_value_high IS 'The highest value that its claim allows; NULL if that end is open. Example: 17';
COMMENT ON COLUMN contradictions.other_words IS 'The words of its claim. Example: closes 17';
COMMENT ON COLUMN contradictions.other_qualifier IS 'plans, reported, denied or expected; NULL where its claim is a plain statement. Example: denied';
COMMENT ON COLUMN contradictions.other_attributed_to IS 'Who says so in it; NULL if the article says it in its own words. Example: ivan-espinosa';
COMMENT ON COLUMN contradictions.other_period IS 'The words that say for which time its claim holds; NULL if none do. Example: by 2027';
COMMENT ON COLUMN contradictions.other_reported_at IS 'When it was published, or first seen if it has no day of publication or a later one. Example: 2026-02-17 08:10:00+00';
COMMENT ON COLUMN contradictions.difference IS 'How far the two values are apart, in the unit; 0 if one of them denies the figure. Example: 10';
COMMENT ON COLUMN contradictions.first_seen_at IS 'When the second of the two articles arrived. Example: 2026-02-17 08:16:40+00';
