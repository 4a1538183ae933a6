CREATE OR REPLACE VIEW claims AS
SELECT
    claim.article_id,
    claim.position,
    member.story_id,
    claim.subject,
    claim.quantity,
    quantity.label,
    claim.value_low,
    claim.value_high,
    claim.unit,
    claim.change_from,
    claim.rounded,
    claim.scope,
    claim.period,
    claim.period_begin,
    claim.period_end,
    claim.qualifier,
    claim.attributed_to,
    claim.evidence,
    evidence_words(claim.evidence) AS words,
    article.source,
    claim.reported_at,
    article.first_seen_at,
    link.duplicate_of,
    claim.quantities_version,
    claim.taxonomy_version
FROM store.claims AS claim
JOIN store.articles AS article ON article.article_id = claim.article_id
LEFT JOIN store.quantities AS quantity ON quantity.quantity = claim.quantity
LEFT JOIN store.memberships AS member ON member.article_id = claim.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = claim.article_id;

COMMENT ON VIEW claims IS 'The figures that articles state, one row each: of whom, of which quantity, for which time, and who says so. Example: SELECT source, value_low, value_high, unit, period FROM claims WHERE subject = ''nissan'' AND quantity = ''job-cuts'' ORDER BY reported_at';
COMMENT ON COLUMN claims.article_id IS 'The article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN claims.position IS 'The position of the claim among those of its article, counted from 0. Example: 0';
COMMENT ON COLUMN claims.story_id IS 'The story of the article; NULL before it is decided. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN claims.subject IS 'The tag whose figure it is, as in tags.tag; NULL if the article does not say, or it has no tag. Example: nissan';
COMMENT ON COLUMN claims.quantity IS 'The quantity, as in quantities.quantity. Example: job-cuts';
COMMENT ON COLUMN claims.label IS 'The name of the quantity for people; NULL if it is no longer among the quantities. Example: Job cuts';
COMMENT ON COLUMN claims.value_low IS 'The lowest value that the words allow, in the unit; equal to value_high for a plain figure, NULL if that end is open (up to 450). Example: 20000';
COMMENT ON COLUMN claims.value_high IS 'The highest value that the words allow, in the unit; NULL if that end is open (more than half). Example: 20000';
COMMENT ON COLUMN claims.unit IS 'What is counted or measured: people, plants, vehicles, percent, km, kWh and so on, or the ISO 4217 code of a currency; money is in units, not in millions. Example: people';
COMMENT ON COLUMN claims.change_from IS 'The former value in the same unit, such as 17 in: from 17 to 10; NULL if none is stated. Example: 17';
COMMENT ON COLUMN claims.rounded IS 'Whether the words give it as approximate: about, nearly, some. Example: false';
COMMENT ON COLUMN claims.scope IS 'What the figure is restricted to, such as operating, china, further (on top of others), so-far, a town or a version of a model, several joined by a space; figures of different scope are not compared. NULL if it is not restricted. Example: operating';
COMMENT ON COLUMN claims.period IS 'The words that say for which time it holds; NULL if none do. Example: by fiscal 2027';
COMMENT ON COLUMN claims.period_begin IS 'The first day of that time; NULL if the words do not tell it. Example: 2026-04-01';
COMMENT ON COLUMN claims.period_end IS 'The last day of that time; NULL if the words do not tell it. Example: 2028-03-31';
COMMENT ON COLUMN claims.qualifier IS 'plans, reported, denied or expected; NULL for a plain statement. Example: plans';
COMMENT ON COLUMN claims.attributed_to IS 'Who says so: a tag, or the name as written; NULL if the article says it in its own words. Example: nissan';
COMMENT ON COLUMN claims.evidence IS 'The passages that state it, the figure first: field (title or text), start and end in characters from 0, and the text, which is substr(field, start + 1, end - start). Example: [{field: text, start: 31, end: 37, text: 20,000}]';
COMMENT ON COLUMN claims.words IS 'The words of the passages in the order in which they are read, those that recur once. Example: cut … 20,000 jobs';
COMMENT ON COLUMN claims.source IS 'The publisher of the article. Example: harbourwheel.example';
COMMENT ON COLUMN claims.reported_at IS 'When the article was published, or first seen if it has no day of publication or a later one. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN claims.first_seen_at IS 'When the article arrived. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN claims.duplicate_of IS 'The article that it is a copy of; NULL for an original. Example: 2a1cb0352aefcc94';
COMMENT ON COLUMN claims.quantities_version IS 'The version of the quantities and of the rules by which it was found; NULL if none were loaded then. Example: 1+4c1d2e3f';
COMMENT ON COLUMN claims.taxonomy_version IS 'The version of the taxonomy by which it was found; NULL if none was loaded then. Example: 3+1b2c3d4e';
