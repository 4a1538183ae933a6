CREATE OR REPLACE VIEW stories AS
SELECT
    story_id,
    arg_min(title, (duplicate_of IS NOT NULL, first_seen_at, coalesce(published_at, first_seen_at), article_id)) AS headline,
    min(first_seen_at) AS first_seen_at,
    max(first_seen_at) AS last_seen_at,
    count(*) AS articles,
    count(DISTINCT source) AS sources
FROM articles
WHERE story_id IS NOT NULL
GROUP BY story_id;

COMMENT ON VIEW stories IS 'The articles that report one event, together';
COMMENT ON COLUMN stories.story_id IS 'Identifier of the story';
COMMENT ON COLUMN stories.headline IS 'The title of its first original article';
COMMENT ON COLUMN stories.first_seen_at IS 'When its first article arrived';
COMMENT ON COLUMN stories.last_seen_at IS 'When its latest article arrived';
COMMENT ON COLUMN stories.articles IS 'How many articles it has, copies included';
COMMENT ON COLUMN stories.sources IS 'How many publishers report it';
