CREATE OR REPLACE VIEW stories AS
WITH members AS (
    SELECT
        article.*,
        -- Of a day it is only known that it ended before the next, and a month or a year tells no day; nobody
        -- publishes after we saw it.
        (
            least(
                article.first_seen_at,
                CASE
                    WHEN article.published_precision IN ('second', 'minute') THEN article.published_at
                    WHEN article.published_precision = 'day' THEN article.published_at + INTERVAL 1 DAY
                END
            ),
            article.first_seen_at,
            article.article_id
        ) AS turn,
        member.score
    FROM articles AS article
    JOIN store.memberships AS member ON member.article_id = article.article_id
)
SELECT
    story_id,
    arg_min(title, (duplicate_of IS NOT NULL, -score, turn)) AS headline,
    min(first_seen_at) AS first_seen_at,
    max(first_seen_at) AS last_seen_at,
    count(*) AS articles,
    count(DISTINCT source) AS sources,
    arg_min(article_id, turn) AS first_article_id,
    arg_min(source, turn) AS first_source
FROM members
GROUP BY story_id;

COMMENT ON VIEW stories IS 'The articles that report one event, together';
COMMENT ON COLUMN stories.story_id IS 'Identifier of the story; it stays while the story grows, and of two that merge the older one''s stays';
COMMENT ON COLUMN stories.headline IS 'The title of its most central article: the original most like all the others';
COMMENT ON COLUMN stories.first_seen_at IS 'When its first article arrived';
COMMENT ON COLUMN stories.last_seen_at IS 'When its latest article arrived';
COMMENT ON COLUMN stories.articles IS 'How many articles it has, copies included';
COMMENT ON COLUMN stories.sources IS 'How many publishers report it';
COMMENT ON COLUMN stories.first_article_id IS 'The article that was first: the earliest by its date of publication, and where that is not told or later, by when it was seen';
COMMENT ON COLUMN stories.first_source IS 'The publisher of that article';
