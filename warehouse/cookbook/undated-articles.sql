-- Which articles have no date?
--
-- Each row is a publisher with articles that have no day of publication, which no trend can count, and one of them to
-- look at.
--
-- subject: sources
-- columns: source, undated, share, example_title, example_url
SELECT
    source,
    count(*) FILTER (published_on IS NULL) AS undated,
    round(undated / count(*), 3) AS share,
    arg_max(title, first_seen_at) FILTER (published_on IS NULL) AS example_title,
    arg_max(coalesce(url, origin), first_seen_at) FILTER (published_on IS NULL) AS example_url
FROM articles
GROUP BY source
HAVING undated > 0
ORDER BY undated DESC, source
LIMIT 40
