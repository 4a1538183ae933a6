-- What do we not recognise?
--
-- Each row is a publisher with the number of its reports that are about no tag at all, and the newest of them: off
-- topic, or something that the taxonomy lacks.
--
-- subject: tags
-- columns: source, untagged, share, newest_headline
SELECT
    source,
    count(*) FILTER (len(tags) = 0) AS untagged,
    round(untagged / count(*), 3) AS share,
    arg_max(title, came_out_at) FILTER (len(tags) = 0) AS newest_headline
FROM articles
WHERE duplicate_of IS NULL
GROUP BY source
HAVING untagged > 0
ORDER BY untagged DESC, source
LIMIT 30
