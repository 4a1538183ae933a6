-- Who writes about Nissan?
--
-- Each row is an author at a publisher: reports in words of their own, the topics that they are about most often, and
-- the newest headline.
--
-- subject: sources
-- columns: author, source, originals, topics, newest_headline
WITH written AS (
    SELECT unnest(authors) AS author, source, tags, title, came_out_at
    FROM articles
    WHERE duplicate_of IS NULL AND len(authors) > 0
),
chosen AS (
    SELECT author, source, count(*) AS originals, arg_max(title, came_out_at) AS newest_headline
    FROM written
    GROUP BY author, source
    ORDER BY originals DESC, author, source
    LIMIT 40
),
topics AS (
    SELECT counted.author, counted.source, list(counted.tag ORDER BY counted.articles DESC, counted.tag)[:4] AS topics
    FROM (
        SELECT author, source, tag, count(*) AS articles
        FROM (
            SELECT written.author, written.source, unnest(written.tags) AS tag
            FROM written
            JOIN chosen ON chosen.author = written.author AND chosen.source = written.source
        )
        GROUP BY ALL
    ) AS counted
    JOIN tags ON tags.tag = counted.tag AND tags.kind = 'topic'
    GROUP BY counted.author, counted.source
)
SELECT chosen.author, chosen.source, chosen.originals, topics.topics, chosen.newest_headline
FROM chosen
LEFT JOIN topics ON topics.author = chosen.author AND topics.source = chosen.source
ORDER BY chosen.originals DESC, chosen.author, chosen.source
