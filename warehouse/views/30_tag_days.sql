-- A day is that of publication, or of arrival where the page does not say, in UTC whatever the reader's zone.
-- Copies count: they show how far a report travelled. `originals` leaves them out.
CREATE OR REPLACE VIEW tag_days AS
SELECT
    t.tag,
    t.kind,
    timezone('UTC', coalesce(a.published_at, a.first_seen_at))::DATE AS day,
    count(*) AS articles,
    count(*) FILTER (a.duplicate_of IS NULL) AS originals,
    count(*) FILTER (t.relevance = 'subject') AS subjects,
    count(*) FILTER (t.relevance = 'mention') AS mentions,
    count(DISTINCT a.source) AS sources,
    count(DISTINCT a.story_id) FILTER (t.relevance = 'subject') AS stories
FROM article_tags AS t
JOIN articles AS a ON a.article_id = t.article_id
GROUP BY ALL;

COMMENT ON VIEW tag_days IS 'How much was published on each tag each day; days without any are left out';
COMMENT ON COLUMN tag_days.tag IS 'The tag';
COMMENT ON COLUMN tag_days.kind IS 'Its kind';
COMMENT ON COLUMN tag_days.day IS 'The day of publication, or of arrival where that is not known, in UTC';
COMMENT ON COLUMN tag_days.articles IS 'Articles with the tag, copies too';
COMMENT ON COLUMN tag_days.originals IS 'Articles that are no copies';
COMMENT ON COLUMN tag_days.subjects IS 'Articles that are about it';
COMMENT ON COLUMN tag_days.mentions IS 'Articles that only name it';
COMMENT ON COLUMN tag_days.sources IS 'Publishers';
COMMENT ON COLUMN tag_days.stories IS 'Stories that an article about it belongs to';
