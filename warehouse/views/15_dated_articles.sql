-- Each article with its newest revision and the dates that follow from it, without its story, its original and its feed:
-- DuckDB does not leave out a join that nobody needs, and those with the stories take as long as this one.
CREATE OR REPLACE VIEW store.dated_articles AS
SELECT
    article.article_id,
    article.corpus,
    article.origin,
    article.source,
    article.url,
    newest.title,
    newest.authors,
    newest.published_at,
    newest.published_precision,
    newest.published_source,
    CASE WHEN newest.published_precision IN ('second', 'minute', 'day') THEN timezone('UTC', newest.published_at)::DATE END
        AS published_on,
    -- An article that has only a day of publication counts from the end of that day; a month or a year is no date.
    -- No article is published after it was first seen.
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    newest.modified_at,
    newest.modified_precision,
    newest.modified_source,
    article.first_seen_at,
    newest.seen_at AS revised_at,
    newest.loaded_at,
    newest.language,
    newest.text,
    newest.word_count,
    article.removed_words,
    newest.canonical_url,
    newest.section,
    newest.image_url,
    newest.paywalled,
    newest.truncated,
    newest.text_source,
    article.tags,
    article.revision
FROM store.articles AS article
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision;

COMMENT ON VIEW store.dated_articles IS 'Internal: the articles with their newest revision and its dates';
