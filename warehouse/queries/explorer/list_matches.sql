-- Lists a page of the found articles, those that match best or the newest first, with their passages and copies.
WITH best AS MATERIALIZED (
    SELECT article_id, score, came_out_at, row_number() OVER () AS place
    FROM (
        FROM found
        ORDER BY if($by_date, epoch_us(came_out_at), score) DESC, score DESC, came_out_at DESC, article_id
        LIMIT $limit OFFSET $first_row
    )
),
-- By the numbers of these rows, as in search.
described AS MATERIALIZED (
    SELECT best.*, newest.title, newest.published_at
    FROM store.numbered_revisions AS newest
    JOIN (
        SELECT best.*, article.corpus, article.source, revision.number
        FROM best
        JOIN store.articles AS article ON article.article_id = best.article_id
        JOIN (SELECT number, article_id, revision FROM store.numbered_revisions) AS revision
            ON revision.article_id = article.article_id AND revision.revision = article.revision
    ) AS best ON best.number = newest.number
),
dated AS (
    SELECT article_id, language, published_precision
    FROM store.dated_articles
    WHERE article_id IN (SELECT article_id FROM best)
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
)
SELECT
    hit.article_id,
    hit.title,
    hit.corpus,
    hit.source,
    dated.language,
    hit.published_at,
    dated.published_precision,
    hit.came_out_at,
    hit.score,
    coalesce(passage.snippet, '') AS snippet,
    member.story_id,
    link.duplicate_of,
    coalesce(copied.copies, 0) AS copies,
    coalesce(copied.listed[:$shown_copies], []) AS first_copies
FROM described AS hit
JOIN dated ON dated.article_id = hit.article_id
LEFT JOIN search_snippets(
    (SELECT any_value(matched.sought) FROM matched), (SELECT list(best.article_id) FROM best)
) AS passage ON passage.article_id = hit.article_id
LEFT JOIN copied ON copied.article_id = hit.article_id
LEFT JOIN store.memberships AS member ON member.article_id = hit.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = hit.article_id
ORDER BY hit.place;
