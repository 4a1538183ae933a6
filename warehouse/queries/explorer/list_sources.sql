-- Lists the publishers of the articles of the window, or one of them, by a number or by name, with the number of all.
WITH copied AS (
    SELECT original.source, count(*) AS copies
    FROM chosen AS copy
    JOIN store.articles AS original ON original.article_id = copy.duplicate_of
    WHERE original.source <> copy.source AND ($source IS NULL OR original.source = $source)
    GROUP BY original.source
),
-- In two steps, so that few of the articles are put in order: of a million that takes half of the time, and less memory.
shared AS MATERIALIZED (
    SELECT story_id, min(came_out_at) AS began_at
    FROM chosen
    WHERE story_id IS NOT NULL
    GROUP BY story_id
    HAVING min(source) <> max(source)
),
firsts AS (
    SELECT source, count(*) AS stories
    FROM (
        SELECT arg_min(article.source, (article.first_seen_at, article.article_id)) AS source
        FROM chosen AS article
        JOIN shared ON shared.story_id = article.story_id AND shared.began_at = article.came_out_at
        GROUP BY article.story_id
    )
    GROUP BY source
),
counted AS (
    SELECT
        article.source,
        count(*) AS articles,
        count(article.duplicate_of) AS copies,
        count(DISTINCT article.story_id) AS stories,
        coalesce(list_sort(list(DISTINCT article.language) FILTER (article.language IS NOT NULL)), []) AS languages,
        count(*) FILTER (article.paywalled) AS paywalled,
        sum(article.removed_words) / nullif(sum(article.word_count + article.removed_words), 0) AS removed_share,
        to_milliseconds(
            median(epoch_ms(article.first_seen_at) - epoch_ms(article.came_out_at)) FILTER (
                article.published_precision IN ('second', 'minute') AND article.published_at >= feed.added_at
            )::BIGINT
        ) AS delay,
        max(article.came_out_at) AS last_at
    FROM chosen AS article
    LEFT JOIN store.feeds AS feed ON feed.url = article.origin
    WHERE $source IS NULL OR article.source = $source
    GROUP BY article.source
)
SELECT
    counted.*,
    coalesce(copied.copies, 0) AS copied_elsewhere,
    coalesce(firsts.stories, 0) AS first_reports,
    count(*) OVER () AS total
FROM counted
LEFT JOIN copied ON copied.source = counted.source
LEFT JOIN firsts ON firsts.source = counted.source
ORDER BY
    CASE $order
        WHEN 'articles' THEN counted.articles
        WHEN 'first' THEN coalesce(firsts.stories, 0)
        WHEN 'copied' THEN coalesce(copied.copies, 0)
        WHEN 'copies' THEN counted.copies / counted.articles
        WHEN 'delay' THEN epoch(counted.delay)
        WHEN 'removed' THEN counted.removed_share
    END DESC NULLS LAST,
    CASE WHEN $order <> 'source' THEN counted.articles END DESC,
    counted.source
LIMIT $limit OFFSET $first_row;
