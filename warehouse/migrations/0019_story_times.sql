-- When the earliest and the latest article of each story were published. All rows of a story have the same two times, so
-- that those of the stories of some weeks are found together: DuckDB skips the row groups of other times, and does not
-- read a million identifiers three times for each new article. Where the times are not known, they are the first and the
-- last that there are.
CREATE TABLE store.new_memberships (
    article_id VARCHAR USING COMPRESSION uncompressed NOT NULL,
    story_id   VARCHAR     NOT NULL,
    score      DOUBLE      NOT NULL,
    terms      VARCHAR[]   NOT NULL,
    first_at   TIMESTAMPTZ NOT NULL,
    last_at    TIMESTAMPTZ NOT NULL
);
INSERT INTO store.new_memberships BY NAME
SELECT member.*, told.first_at, told.last_at
FROM store.memberships AS member
JOIN (
    SELECT
        one.story_id,
        if(count(term."at") = count(*), min(term."at"), '0001-01-01 00:00:00+00'::TIMESTAMPTZ) AS first_at,
        if(count(term."at") = count(*), max(term."at"), '9999-12-31 00:00:00+00'::TIMESTAMPTZ) AS last_at
    FROM store.memberships AS one
    LEFT JOIN store.terms AS term ON term.article_id = one.article_id
    GROUP BY one.story_id
) AS told ON told.story_id = member.story_id
ORDER BY told.last_at, member.article_id;
DROP TABLE store.memberships;
ALTER TABLE store.new_memberships RENAME TO memberships;
