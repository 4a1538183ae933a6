-- How fast do other publishers follow a report, by topic?
--
-- Each row is a topic, over the reports that arrived in the last 365 days: the median time from the first report of a
-- story to the first one of another publisher, and the share of stories that anybody follows at all. Copies do not
-- count as following.
--
-- subject: stories
-- columns: topic, stories, followed_share, median_time
WITH reports AS (
    SELECT story_id, source, min(came_out_at) AS came_out_at
    FROM articles
    WHERE
        duplicate_of IS NULL
        AND story_id IS NOT NULL
        AND first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 365 DAY
    GROUP BY story_id, source
),
places AS (
    SELECT story_id, min(came_out_at) AS first_at, list_sort(list(came_out_at))[2] AS second_at
    FROM reports
    GROUP BY story_id
),
topics AS (
    SELECT DISTINCT article.story_id, given.tag
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE
        given.kind = 'topic'
        AND given.relevance = 'subject'
        AND article.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 365 DAY
)
SELECT
    topics.tag AS topic,
    count(*) AS stories,
    round(count(places.second_at) / count(*), 2) AS followed_share,
    to_seconds(median(date_diff('second', places.first_at, places.second_at))::BIGINT) AS median_time
FROM topics
JOIN places ON places.story_id = topics.story_id
GROUP BY topics.tag
ORDER BY stories DESC, topic
