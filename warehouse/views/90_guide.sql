-- The order is that in which one gets to know an edition; views that it does not name come last.
CREATE OR REPLACE VIEW guide AS
WITH shelf AS (
    SELECT position, subject, name
    FROM (
        VALUES
        (1, 'articles', 'articles'),
        (2, 'articles', 'search'),
        (3, 'articles', 'find_articles'),
        (4, 'articles', 'search_results'),
        (5, 'articles', 'blocks'),
        (6, 'articles', 'removals'),
        (7, 'articles', 'revisions'),
        (8, 'articles', 'as_of'),
        (10, 'tags', 'tags'),
        (11, 'tags', 'article_tags'),
        (12, 'tags', 'mentions'),
        (13, 'tags', 'tag_days'),
        (14, 'tags', 'coverage'),
        (15, 'tags', 'rising'),
        (16, 'tags', 'tag_pairs'),
        (17, 'tags', 'co_tags'),
        (18, 'claims', 'claims'),
        (19, 'claims', 'contradictions'),
        (20, 'claims', 'claim_history'),
        (21, 'claims', 'quantities'),
        (22, 'stories', 'stories'),
        (23, 'stories', 'story_timeline'),
        (24, 'stories', 'duplicates'),
        (25, 'stories', 'overrides'),
        (30, 'sources', 'sources'),
        (31, 'sources', 'latency'),
        (32, 'sources', 'feeds'),
        (33, 'sources', 'feed_notes'),
        (34, 'sources', 'subscriptions'),
        (35, 'sources', 'learned_rules'),
        (40, 'how it arrived', 'refusals'),
        (41, 'how it arrived', 'entries'),
        (42, 'how it arrived', 'pages'),
        (43, 'how it arrived', 'fetches'),
        (44, 'how it arrived', 'runs'),
        (50, 'help', 'guide'),
        (51, 'help', 'columns'),
        (52, 'help', 'edition')
    ) AS placed (position, subject, name)
)
SELECT
    coalesce(shelf.subject, 'help') AS subject,
    defined.name,
    defined.kind,
    defined.holds,
    defined.example
FROM store.view_guide AS defined
LEFT JOIN shelf ON shelf.name = defined.name
ORDER BY shelf.position NULLS LAST, defined.name, defined.kind DESC;

COMMENT ON VIEW guide IS 'Where to begin: every view and macro, one row each, in the order in which one gets to know an edition. Times are in UTC; copies are in the views and name their original, so that WHERE duplicate_of IS NULL leaves them out. Example: FROM guide';
COMMENT ON COLUMN guide.subject IS 'The subject: articles, tags, claims, stories, sources, how it arrived, or help. Example: stories';
COMMENT ON COLUMN guide.name IS 'The name of the view or macro. Example: story_timeline';
COMMENT ON COLUMN guide.kind IS 'view, to be read by its name, or macro, to be called with its parameters in brackets. Example: view';
COMMENT ON COLUMN guide.holds IS 'What it holds, one row each. Example: How each story developed, one row an event';
COMMENT ON COLUMN guide.example IS 'A query that uses it; NULL if its comment has none. Example: FROM rising LIMIT 10';
