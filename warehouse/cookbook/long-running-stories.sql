-- Which stories keep going?
--
-- Each row is a story whose reports in words of their own are spread over more than a day, those that go on longest
-- first. `articles_a_day` says whether it is a campaign or a trickle.
--
-- subject: stories
-- columns: headline, running_for, originals, sources, articles_a_day, last_published_at
SELECT
    headline,
    last_published_at - first_published_at AS running_for,
    originals,
    sources,
    round(articles / (1 + date_diff('hour', first_published_at, last_published_at) / 24), 1) AS articles_a_day,
    last_published_at
FROM stories
WHERE originals > 1 AND last_published_at > first_published_at + INTERVAL 1 DAY
ORDER BY running_for DESC, headline
LIMIT 25
