-- The day is that of publication, in UTC whatever the reader's time zone. Articles without one are on no day: a day of
-- arrival would be a trend of ours and not of the news. They are counted in a row of their own, where `day` is NULL.
-- Copies count, since they show how widely a report was published; `originals` leaves them out.
CREATE OR REPLACE VIEW tag_days AS
SELECT
    given.tag,
    given.kind,
    article.published_on AS day,
    count(article.published_on) AS articles,
    count(article.published_on) FILTER (article.duplicate_of IS NULL) AS originals,
    count(article.published_on) FILTER (given.relevance = 'subject') AS subjects,
    count(article.published_on) FILTER (given.relevance = 'mention') AS mentions,
    count(DISTINCT article.source) FILTER (article.published_on IS NOT NULL) AS sources,
    count(DISTINCT article.story_id) FILTER (given.relevance = 'subject' AND article.published_on IS NOT NULL) AS stories,
    count(*) - count(article.published_on) AS undated
FROM article_tags AS given
JOIN articles AS article ON article.article_id = given.article_id
GROUP BY given.tag, given.kind, article.published_on;

COMMENT ON VIEW tag_days IS 'The number of articles with each tag on each day of publication, one row for each tag and day; days without articles are left out. Example: SELECT day, originals FROM tag_days WHERE tag = ''nissan'' ORDER BY day';
COMMENT ON COLUMN tag_days.tag IS 'The tag, as in tags.tag. Example: oppama';
COMMENT ON COLUMN tag_days.kind IS 'The kind of the tag, as in tags.kind; NULL if the tag is no longer in the taxonomy. Example: plant';
COMMENT ON COLUMN tag_days.day IS 'The day of publication in UTC; NULL in the one row that counts articles without a day of publication. Example: 2026-02-16';
COMMENT ON COLUMN tag_days.articles IS 'The number of articles with the tag, copies included; 0 where day is NULL. Example: 9';
COMMENT ON COLUMN tag_days.originals IS 'The number of these articles that are not copies. Example: 6';
COMMENT ON COLUMN tag_days.subjects IS 'The number of these articles that are about the tag. Example: 4';
COMMENT ON COLUMN tag_days.mentions IS 'The number of these articles that only mention it. Example: 5';
COMMENT ON COLUMN tag_days.sources IS 'The number of publishers of these articles. Example: 5';
COMMENT ON COLUMN tag_days.stories IS 'The number of stories with an article that is about it. Example: 2';
COMMENT ON COLUMN tag_days.undated IS 'The number of articles with the tag and without a day of publication, where day is NULL; 0 on all days. Example: 0';
