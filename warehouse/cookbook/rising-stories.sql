-- Which publishers and headlines are behind the topics that rise?
--
-- Each row is one of the ten tags that rise most and one of its stories of the last week before the newest day of
-- publication, the stories of many publishers first.
--
-- subject: tags
-- columns: tag, surprise, headline, sources, articles
WITH risen AS (
    SELECT tag, surprise FROM rising LIMIT 10
),
last_day AS (
    SELECT max(least(published_on, timezone('UTC', first_seen_at)::DATE)) AS day FROM articles
),
members AS (
    SELECT DISTINCT risen.tag, risen.surprise, article.story_id
    FROM risen
    JOIN article_tags AS given ON given.tag = risen.tag AND given.relevance = 'subject'
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE article.published_on > (SELECT day - 7 FROM last_day)
),
ranked AS (
    SELECT members.tag, members.surprise, story.headline, story.sources, story.articles
    FROM members
    JOIN stories AS story ON story.story_id = members.story_id
    QUALIFY row_number() OVER (
        PARTITION BY members.tag ORDER BY story.sources DESC, story.articles DESC, story.story_id
    ) <= 3
)
SELECT tag, round(surprise, 1) AS surprise, headline, sources, articles
FROM ranked
ORDER BY ranked.surprise DESC, tag, sources DESC, articles DESC, headline
