-- Returns one row: a page of the articles that a query and filters find, their number, and how they divide by tag, source,
-- language and time. An article has the day of its publication, or that of its arrival where it has none.
WITH matched AS MATERIALIZED (
    FROM search_matches($query, copies := $copies)
    UNION ALL BY NAME
    SELECT article_id, 0::DOUBLE AS score
    FROM store.articles
    ANTI JOIN (SELECT article_id FROM store.duplicates WHERE NOT $copies) USING (article_id)
    WHERE $query = ''
),
dated AS (
    SELECT
        matched.article_id,
        matched.score,
        article.corpus,
        article.source,
        article.language,
        article.published_at,
        article.published_precision,
        article.came_out_at,
        timezone(
            'UTC',
            CASE
                WHEN article.published_precision IN ('second', 'minute', 'day')
                THEN least(article.published_at, article.first_seen_at)
                ELSE article.first_seen_at
            END
        )::DATE AS day
    FROM matched
    JOIN store.dated_articles AS article ON article.article_id = matched.article_id
),
tagged AS (
    SELECT article_id
    FROM store.article_tags
    WHERE list_contains($tags, tag)
    GROUP BY article_id
    HAVING count(DISTINCT tag) = len($tags)
),
chosen AS MATERIALIZED (
    SELECT
        *,
        (corpus = $corpus OR $corpus IS NULL) AND day BETWEEN $first AND $last AS is_inside
    FROM dated
    WHERE
        (source = $source OR $source IS NULL)
        AND (language = $language OR $language IS NULL)
        AND day BETWEEN $since AND $until
        AND (len($tags) = 0 OR article_id IN (FROM tagged))
),
found AS MATERIALIZED (SELECT * EXCLUDE (is_inside) FROM chosen WHERE is_inside),
best AS MATERIALIZED (
    SELECT *, row_number() OVER () AS place
    FROM (
        FROM found
        ORDER BY if($by_date, epoch_us(came_out_at), score) DESC, score DESC, came_out_at DESC, article_id
        LIMIT $limit OFFSET $first_row
    )
),
-- By the numbers of these rows, as in search.
described AS MATERIALIZED (
    SELECT best.*, newest.title
    FROM store.numbered_revisions AS newest
    JOIN (
        SELECT best.*, revision.number
        FROM best
        JOIN store.articles AS article ON article.article_id = best.article_id
        JOIN (SELECT number, article_id, revision FROM store.numbered_revisions) AS revision
            ON revision.article_id = article.article_id AND revision.revision = article.revision
    ) AS best ON best.number = newest.number
),
copied AS (
    SELECT
        link.duplicate_of AS article_id,
        count(*) AS copies,
        list(
            {
                'article_id': copy.article_id,
                'source': copy.source,
                'came_out_at': copy.came_out_at,
                'method': link.method
            }
            ORDER BY copy.came_out_at, copy.article_id
        ) AS listed
    FROM store.duplicates AS link
    JOIN store.dated_articles AS copy ON copy.article_id = link.article_id
    WHERE link.duplicate_of IN (SELECT article_id FROM best)
    GROUP BY link.duplicate_of
),
hits AS (
    SELECT list(
        {
            'article_id': hit.article_id,
            'title': hit.title,
            'corpus': hit.corpus,
            'source': hit.source,
            'language': hit.language,
            'published_at': hit.published_at,
            'published_precision': hit.published_precision,
            'came_out_at': hit.came_out_at,
            'score': hit.score,
            'snippet': coalesce(passage.snippet, ''),
            'story_id': member.story_id,
            'duplicate_of': link.duplicate_of,
            'copies': coalesce(copied.copies, 0),
            'first_copies': coalesce(copied.listed[:$shown_copies], [])
        }
        ORDER BY hit.place
    ) AS hits
    FROM described AS hit
    LEFT JOIN search_snippets(
        (SELECT any_value(matched.sought) FROM matched), (SELECT list(best.article_id) FROM best)
    ) AS passage ON passage.article_id = hit.article_id
    LEFT JOIN copied ON copied.article_id = hit.article_id
    LEFT JOIN store.memberships AS member ON member.article_id = hit.article_id
    LEFT JOIN store.duplicates AS link ON link.article_id = hit.article_id
),
tags AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY articles DESC, value) AS tags
    FROM (
        SELECT tag.tag AS value, count(*) AS articles
        FROM store.article_tags AS tag
        JOIN found ON found.article_id = tag.article_id
        GROUP BY tag.tag
        ORDER BY articles DESC, value
        LIMIT $shown_values
    )
),
sources AS (
    SELECT
        list({'value': value, 'articles': articles} ORDER BY articles DESC, value)[:$shown_values] AS sources,
        count(*) AS all_sources
    FROM (SELECT source AS value, count(*) AS articles FROM found GROUP BY source)
),
languages AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY articles DESC, value)[:$shown_values] AS languages
    FROM (SELECT language AS value, count(*) AS articles FROM found WHERE language IS NOT NULL GROUP BY language)
),
-- At most some thirty periods: days of one month, months of two years, or years.
periods AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY value) AS periods
    FROM (
        SELECT left(day::VARCHAR, size) AS value, count(*) AS articles
        FROM found
        CROSS JOIN (
            SELECT CASE
                WHEN max(day) - min(day) < 31 THEN 10
                WHEN max(day) - min(day) < 750 THEN 7
                ELSE 4
            END AS size
            FROM found
        )
        GROUP BY value
    )
),
counted AS (
    SELECT
        (SELECT count(*) FROM matched) AS matches,
        count(*) AS chosen,
        count(*) FILTER (is_inside) AS articles
    FROM chosen
)
SELECT
    articles,
    chosen AS articles_ever,
    matches,
    coalesce(hits, []) AS hits,
    coalesce(tags, []) AS tags,
    coalesce(sources, []) AS sources,
    all_sources,
    coalesce(languages, []) AS languages,
    coalesce(periods, []) AS periods
FROM counted
CROSS JOIN hits
CROSS JOIN tags
CROSS JOIN sources
CROSS JOIN languages
CROSS JOIN periods;
