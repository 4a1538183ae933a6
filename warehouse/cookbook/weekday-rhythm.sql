-- Which days of the week bring news?
--
-- Each row is a weekday: reports by day of publication in UTC, originals and copies apart, and the average of a
-- single such day. A dip on Saturday and Sunday is the press, not us.
--
-- subject: sources
-- columns: weekday, originals, copies, originals_a_day
SELECT
    dayname(published_on) AS weekday,
    count(*) FILTER (duplicate_of IS NULL) AS originals,
    count(*) FILTER (duplicate_of IS NOT NULL) AS copies,
    round(originals / count(DISTINCT published_on), 1) AS originals_a_day
FROM articles
WHERE published_on IS NOT NULL
GROUP BY weekday, isodow(published_on)
ORDER BY isodow(published_on)
