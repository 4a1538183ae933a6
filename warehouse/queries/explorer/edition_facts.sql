-- Returns one row: the edition, and its corpora with the first and the last day of their articles.
WITH dated AS (
    SELECT
        article.corpus,
        timezone(
            'UTC',
            CASE
                WHEN newest.published_precision IN ('second', 'minute', 'day')
                THEN least(newest.published_at, article.first_seen_at)
                ELSE article.first_seen_at
            END
        )::DATE AS day
    FROM store.articles AS article
    JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
),
counted AS (
    SELECT corpus, count(*) AS articles, min(day) AS first_day, max(day) AS last_day
    FROM dated
    GROUP BY corpus
),
listed AS (
    SELECT
        list(
            {'corpus': corpus, 'articles': articles, 'first_day': first_day, 'last_day': last_day}
            ORDER BY articles DESC, corpus
        ) AS corpora
    FROM counted
)
SELECT edition.edition_id, edition.published_at, edition.version, coalesce(listed.corpora, []) AS corpora
FROM listed
LEFT JOIN edition ON true;
