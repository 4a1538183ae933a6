-- How does the coverage of one event differ between languages?
--
-- Each row is a story and a language that it is reported in, for stories in more than one language: how many reports,
-- by how many publishers, and how long after the first report of all.
--
-- subject: stories
-- columns: title, language, originals, sources, after_the_first, median_words
WITH chosen AS (
    SELECT story_id, count(DISTINCT source) AS publishers, min(published_at) AS first_published_at
    FROM articles
    WHERE story_id IS NOT NULL
    GROUP BY story_id
    HAVING count(DISTINCT language) > 1
    ORDER BY publishers DESC, story_id
    LIMIT 20
)
SELECT
    arg_min(article.title, (article.duplicate_of IS NOT NULL, article.came_out_at)) AS title,
    article.language,
    count(*) FILTER (article.duplicate_of IS NULL) AS originals,
    count(DISTINCT article.source) AS sources,
    min(article.published_at) - any_value(chosen.first_published_at) AS after_the_first,
    median(article.word_count) AS median_words
FROM chosen
JOIN articles AS article ON article.story_id = chosen.story_id
GROUP BY chosen.story_id, chosen.publishers, article.language
ORDER BY chosen.publishers DESC, chosen.story_id, after_the_first NULLS LAST, article.language
