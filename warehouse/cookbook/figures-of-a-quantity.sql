-- How did a figure develop, from report to report?
--
-- Each row is a figure of job cuts in a report, the oldest first, with the reports that contradict it and those that
-- give a later figure. For another quantity of the view quantities: SET VARIABLE quantity = 'plants'.
--
-- subject: claims
-- columns: reported_at, subject, value_low, value_high, unit, period, qualifier, attributed_to, words, source,
--   contradicted, replaced
SELECT
    reported_at,
    subject,
    value_low,
    value_high,
    unit,
    period,
    qualifier,
    attributed_to,
    words,
    source,
    len(contradicted_by) AS contradicted,
    len(replaced_by) AS replaced
FROM claim_history(coalesce(getvariable('quantity'), 'job-cuts'))
ORDER BY reported_at, source, article_id, value_low, value_high
LIMIT 200
