-- The day is that of publication, or that of arrival if the page does not say, in UTC whatever the reader's time zone.
-- Copies count, since they show how widely a report was published; `originals` leaves them out.
CREATE OR REPLACE VIEW tag_days AS
SELECT
    given.tag,
    given.kind,
    timezone('UTC', coalesce(article.published_at, article.first_seen_at))::DATE AS day,
    count(*) AS articles,
    count(*) FILTER (article.duplicate_of IS NULL) AS originals,
    count(*) FILTER (given.relevance = 'subject') AS subjects,
    count(*) FILTER (given.relevance = 'mention') AS mentions,
    count(DISTINCT article.source) AS sources,
    count(DISTINCT article.story_id) FILTER (given.relevance = 'subject') AS stories
FROM article_tags AS given
JOIN articles AS article ON article.article_id = given.article_id
GROUP BY ALL;

COMMENT ON VIEW tag_days IS 'The number of articles with each tag on each day, one row for each tag and day; days without articles are left out';
COMMENT ON COLUMN tag_days.tag IS 'The tag, as in tags.tag';
COMMENT ON COLUMN tag_days.kind IS 'The kind of the tag, as in tags.kind; NULL if the tag is no longer in the taxonomy';
COMMENT ON COLUMN tag_days.day IS 'The day of publication in UTC, or the day of arrival if that is unknown';
COMMENT ON COLUMN tag_days.articles IS 'The number of articles with the tag, copies included';
COMMENT ON COLUMN tag_days.originals IS 'The number of articles with the tag that are not copies';
COMMENT ON COLUMN tag_days.subjects IS 'The number of articles that are about it';
COMMENT ON COLUMN tag_days.mentions IS 'The number of articles that only mention it';
COMMENT ON COLUMN tag_days.sources IS 'The number of publishers of these articles';
COMMENT ON COLUMN tag_days.stories IS 'The number of stories with an article that is about it';
