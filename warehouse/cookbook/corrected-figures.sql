-- Which figures were corrected?
--
-- Each row is a revision that replaced figures, each with the one before. Where others copied the text before, their
-- copies may still have it.
--
-- subject: changes
-- columns: seen_at, source, title, figures, copies
WITH corrected AS (
    SELECT article_id, revision, seen_at, title, figures_changed
    FROM revisions
    WHERE len(figures_changed) > 0
    ORDER BY seen_at DESC, article_id
    LIMIT 50
)
SELECT
    corrected.seen_at,
    article.source,
    corrected.title,
    [figure."before" || ' → ' || figure."after" FOR figure IN corrected.figures_changed] AS figures,
    (SELECT count(*) FROM duplicates AS link WHERE link.duplicate_of = corrected.article_id) AS copies
FROM corrected
JOIN articles AS article ON article.article_id = corrected.article_id
ORDER BY corrected.seen_at DESC, corrected.article_id
