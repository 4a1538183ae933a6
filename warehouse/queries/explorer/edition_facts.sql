-- Returns one row: the edition, its corpora with the numbers of their articles, the first and the last of their days, and
-- the labels of the tags.
-- The days are those of the first revisions, whose time of arrival is that of the article: a join of a million of them
-- with their articles took half a second.
WITH counted AS (
    SELECT corpus, count(*) AS articles FROM store.articles GROUP BY corpus
),
listed AS (
    SELECT coalesce(list({'corpus': corpus, 'articles': articles} ORDER BY articles DESC, corpus), []) AS corpora FROM counted
),
dated AS (
    SELECT
        timezone(
            'UTC',
            CASE WHEN published_precision IN ('second', 'minute', 'day') THEN least(published_at, seen_at) ELSE seen_at END
        )::DATE AS day
    FROM store.revisions
    WHERE revision = 1
),
span AS (
    SELECT min(day) AS first_day, max(day) AS last_day FROM dated
)
SELECT edition.edition_id, edition.published_at, edition.version, listed.corpora, span.first_day, span.last_day,
    coalesce((SELECT map_from_entries(list((tag, label))) FROM store.tags), MAP {}) AS tag_labels
FROM listed
CROSS JOIN span
LEFT JOIN edition ON true;
