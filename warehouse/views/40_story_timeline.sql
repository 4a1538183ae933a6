CREATE OR REPLACE VIEW story_timeline AS
WITH events AS (
    SELECT
        article.story_id,
        article.came_out_at AS happened_at,
        if(article.duplicate_of IS NULL, 'report', 'copy') AS event,
        article.article_id,
        1 AS revision,
        article.source,
        article.language,
        first_text.title,
        article.duplicate_of,
        NULL::VARCHAR AS title_before,
        []::VARCHAR[] AS figures,
        article.first_seen_at
    FROM articles AS article
    JOIN store.revisions AS first_text ON first_text.article_id = article.article_id AND first_text.revision = 1
    WHERE article.story_id IS NOT NULL
    UNION ALL
    SELECT
        article.story_id,
        revised.seen_at,
        'revision',
        article.article_id,
        revised.revision,
        article.source,
        article.language,
        revised.title,
        article.duplicate_of,
        revised.title_before,
        [figure."before" || ' → ' || figure."after" FOR figure IN revised.figures_changed],
        article.first_seen_at
    FROM articles AS article
    JOIN revisions AS revised ON revised.article_id = article.article_id
    WHERE revised.revision > 1 AND article.story_id IS NOT NULL
)
SELECT
    story_id,
    row_number() OVER story AS position,
    happened_at,
    happened_at - first_value(happened_at) OVER story AS since_first,
    if(row_number() OVER story = 1, 'first', event) AS event,
    article_id,
    revision,
    source,
    language,
    title,
    duplicate_of,
    title_before,
    figures
FROM events
WINDOW story AS (PARTITION BY story_id ORDER BY happened_at, revision, first_seen_at, article_id);

COMMENT ON VIEW story_timeline IS 'How each story developed, one row an event: its first report, other reports, copies, and revisions of any of them. Example: SELECT since_first, event, source, title FROM story_timeline WHERE story_id = (SELECT story_id FROM stories ORDER BY articles DESC LIMIT 1) ORDER BY position';
COMMENT ON COLUMN story_timeline.story_id IS 'The story, as in stories.story_id. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN story_timeline.position IS 'The position of the event in its story, counted from 1. Example: 2';
COMMENT ON COLUMN story_timeline.happened_at IS 'When the article came out, as articles.came_out_at, or the revision arrived. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN story_timeline.since_first IS 'The time since the first event of the story. Example: 07:50:00';
COMMENT ON COLUMN story_timeline.event IS 'first: the first report; report: another one in words of its own; copy: a copy of a report; revision: a changed title or text. Example: report';
COMMENT ON COLUMN story_timeline.article_id IS 'The article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN story_timeline.revision IS 'The revision of the article, as in revisions.revision. Example: 1';
COMMENT ON COLUMN story_timeline.source IS 'Its publisher. Example: harbourwheel.example';
COMMENT ON COLUMN story_timeline.language IS 'The ISO 639-1 code of its language; NULL if the language was not recognised. Example: en';
COMMENT ON COLUMN story_timeline.title IS 'The headline of this revision. Example: Two-day strike on the Tyne strands Nissan crossovers';
COMMENT ON COLUMN story_timeline.duplicate_of IS 'The article that it is a copy of; NULL for an original. Example: 2a1cb0352aefcc94';
COMMENT ON COLUMN story_timeline.title_before IS 'The headline that a revision replaced; NULL if it did not, and for other events. Example: Qashqais queue on the quay';
COMMENT ON COLUMN story_timeline.figures IS 'The figures that a revision replaced, as before → after; an empty list for other events. Example: [1,700 → 1,900]';
