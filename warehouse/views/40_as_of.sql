-- An article is what it was until it was first replaced after the moment, or what it is now. Where that state is itself
-- later than the moment, since the states before it are no longer kept, its revisions tell its text, but not its tags.
-- No part is materialised: of a query that holds a materialised one DuckDB computes every column, whatever is asked for,
-- and counting the articles of then read all their texts.
CREATE OR REPLACE MACRO as_of("at") AS TABLE
WITH asked AS NOT MATERIALIZED (
    SELECT coalesce(
        try_cast("at" AS TIMESTAMPTZ),
        error('at is a moment, such as 2026-11-20 09:00:00+00, and not ' || coalesce("at"::VARCHAR, 'NULL'))
    ) AS moment
),
replaced AS NOT MATERIALIZED (
    SELECT former.*
    FROM store.former_articles AS former
    JOIN (
        SELECT article_id, min(replaced_at) AS replaced_at
        FROM store.former_articles
        WHERE replaced_at > (SELECT asked.moment FROM asked)
        GROUP BY article_id
    ) AS next ON next.article_id = former.article_id AND next.replaced_at = former.replaced_at
),
states AS NOT MATERIALIZED (
    SELECT
        article.article_id, article.corpus, article.origin, article.source, article.url, article.first_seen_at,
        article.title, article.authors, article.published_at, article.published_precision,
        article.published_source, article.modified_at, article.modified_precision, article.modified_source,
        article.language, article.section, article.image_url, article.canonical_url, article.paywalled,
        article.truncated, article.text_source, article.text, article.word_count, article.revision,
        article.revised_at, article.loaded_at, article.removed_words, article.tags, member.story_id,
        link.duplicate_of
    FROM store.dated_articles AS article
    LEFT JOIN store.memberships AS member ON member.article_id = article.article_id
    LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
    ANTI JOIN replaced ON replaced.article_id = article.article_id
    WHERE article.revised_at <= (SELECT asked.moment FROM asked)
    UNION ALL BY NAME
    SELECT
        replaced.article_id, replaced.corpus, replaced.origin, replaced.source, replaced.url,
        replaced.first_seen_at, replaced.title, replaced.authors, replaced.published_at,
        replaced.published_precision, replaced.published_source, replaced.modified_at,
        replaced.modified_precision, replaced.modified_source, replaced.language, replaced.section,
        replaced.image_url, replaced.canonical_url, replaced.paywalled, replaced.truncated,
        replaced.text_source, replaced.word_count, replaced.revision, replaced.revised_at, replaced.loaded_at,
        replaced.removed_words, replaced.tags, replaced.story_id, replaced.duplicate_of,
        coalesce(replaced.text, own.text) AS text
    FROM replaced
    LEFT JOIN store.revisions AS own ON own.article_id = replaced.article_id AND own.revision = replaced.revision
    WHERE replaced.is_known AND replaced.revised_at <= (SELECT asked.moment FROM asked)
),
-- Those that were there, of the articles that have copies.
originals AS NOT MATERIALIZED (
    SELECT article.article_id
    FROM store.articles AS article
    SEMI JOIN (
        SELECT duplicate_of FROM store.duplicates UNION ALL SELECT duplicate_of FROM replaced
    ) AS link ON link.duplicate_of = article.article_id
    WHERE article.first_seen_at <= (SELECT asked.moment FROM asked)
    UNION
    SELECT article_id FROM store.former_articles WHERE is_known AND first_seen_at <= (SELECT asked.moment FROM asked)
),
-- Few articles were corrected since, so that their texts are read by the numbers of their revisions: of those that were
-- there, an article whose newest revision is later and not its first.
later AS NOT MATERIALIZED (
    SELECT
        article.article_id, article.corpus, article.origin, article.source, article.url, article.first_seen_at,
        member.story_id, link.duplicate_of
    FROM store.articles AS article
    JOIN (
        SELECT article_id, revision FROM store.revisions WHERE revision > 1 AND seen_at > (SELECT asked.moment FROM asked)
    ) AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
    LEFT JOIN store.memberships AS member ON member.article_id = article.article_id
    LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
    ANTI JOIN replaced ON replaced.article_id = article.article_id
    WHERE article.first_seen_at <= (SELECT asked.moment FROM asked)
    UNION ALL BY NAME
    SELECT article_id, corpus, origin, source, url, first_seen_at, story_id, duplicate_of
    FROM replaced
    WHERE is_known AND revised_at > (SELECT asked.moment FROM asked)
),
corrected AS NOT MATERIALIZED (
    SELECT later.article_id, max(earlier.revision) AS revision
    FROM later
    JOIN store.revisions AS earlier ON earlier.article_id = later.article_id AND earlier.seen_at <= (SELECT asked.moment FROM asked)
    GROUP BY later.article_id
),
known AS NOT MATERIALIZED (
    FROM states
    UNION ALL BY NAME
    SELECT
        later.article_id, later.corpus, later.origin, later.source, later.url, later.first_seen_at,
        earlier.title, earlier.authors, earlier.published_at, earlier.published_precision,
        earlier.published_source, earlier.modified_at, earlier.modified_precision, earlier.modified_source,
        earlier.language, earlier.section, earlier.image_url, earlier.canonical_url, earlier.paywalled,
        earlier.truncated, earlier.text_source, earlier.text, earlier.word_count, earlier.revision,
        earlier.seen_at AS revised_at, earlier.loaded_at, NULL::INTEGER AS removed_words,
        NULL::VARCHAR[] AS tags, later.story_id, later.duplicate_of
    FROM corrected
    JOIN later ON later.article_id = corrected.article_id
    JOIN store.revisions AS earlier
        ON earlier.article_id = corrected.article_id AND earlier.revision = corrected.revision
)
SELECT
    known.article_id,
    known.corpus,
    known.origin,
    feed.name AS feed_name,
    known.source,
    known.url,
    known.title,
    known.authors,
    known.published_at,
    known.published_precision,
    known.published_source,
    CASE WHEN known.published_precision IN ('second', 'minute', 'day') THEN timezone('UTC', known.published_at)::DATE END
        AS published_on,
    least(
        known.first_seen_at,
        CASE
            WHEN known.published_precision IN ('second', 'minute') THEN known.published_at
            WHEN known.published_precision = 'day' THEN known.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    known.modified_at,
    known.modified_precision,
    known.modified_source,
    known.first_seen_at,
    known.revised_at,
    known.loaded_at,
    known.language,
    known.text,
    known.word_count,
    known.removed_words,
    known.canonical_url,
    known.section,
    known.image_url,
    known.paywalled,
    known.truncated,
    known.text_source,
    known.tags,
    known.revision,
    known.story_id,
    original.article_id AS duplicate_of
FROM known
LEFT JOIN originals AS original ON original.article_id = known.duplicate_of
LEFT JOIN store.feeds AS feed ON feed.url = known.origin;

COMMENT ON MACRO TABLE as_of IS
    'as_of(at): the articles as we knew them at a moment, with the columns of the view articles: each in the revision of then, those that were first seen later left out; corrections, rebuilds and new tags since then do not show for as long as the history is kept ([history] days), after which tags are NULL for a revision that was corrected; the story is that of the last decision, and duplicate_of is NULL where the original was not known yet. Example: SELECT title, text FROM as_of(''2026-11-20 09:00:00+00'')';
