-- Returns one row: the numbers of articles, copies, stories, publishers and languages in the window.
SELECT
    count(*) AS articles,
    count(duplicate_of) AS copies,
    count(DISTINCT story_id) AS stories,
    count(DISTINCT source) AS sources,
    count(DISTINCT language) AS languages,
    count(*) FILTER (NOT is_dated) AS undated
FROM chosen;
