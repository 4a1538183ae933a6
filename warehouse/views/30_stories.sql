CREATE OR REPLACE VIEW stories AS
WITH members AS (
    SELECT
        article.*,
        -- The order in which articles came out. An article that has only a day of publication counts from the end of
        -- that day; a month or a year is no date. No article is published after it was first seen.
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
        ) AS publication_order,
        member.score
    FROM articles AS article
    JOIN store.memberships AS member ON member.article_id = article.article_id
)
SELECT
    story_id,
    arg_min(title, (duplicate_of IS NOT NULL, -score, publication_order)) AS headline,
    min(first_seen_at) AS first_seen_at,
    max(first_seen_at) AS last_seen_at,
    count(*) AS articles,
    count(DISTINCT source) AS sources,
    arg_min(article_id, publication_order) AS first_article_id,
    arg_min(source, publication_order) AS first_source
FROM members
GROUP BY story_id;

COMMENT ON VIEW stories IS 'Every story, one row each: the articles that report one event';
COMMENT ON COLUMN stories.story_id IS 'Identifier of the story; it stays the same while the story grows, and of two stories that merge the older identifier stays';
COMMENT ON COLUMN stories.headline IS 'The title of the most central article: the original that is most similar to all others';
COMMENT ON COLUMN stories.first_seen_at IS 'When its first article arrived';
COMMENT ON COLUMN stories.last_seen_at IS 'When its last article arrived';
COMMENT ON COLUMN stories.articles IS 'The number of its articles, copies included';
COMMENT ON COLUMN stories.sources IS 'The number of publishers that report it';
COMMENT ON COLUMN stories.first_article_id IS 'The article that came out first, by its date of publication, or by its arrival if it has no date or a later one';
COMMENT ON COLUMN stories.first_source IS 'The publisher of that article';
