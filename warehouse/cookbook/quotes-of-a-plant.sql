-- How do reports speak of a plant, sentence by sentence?
--
-- Each row is a sentence that names the plant, from reports in words of their own, the newest first. For another
-- plant, or any other tag: SET VARIABLE tag = 'oppama'.
--
-- subject: tags
-- columns: published_at, source, sentence, title
SELECT published_at, source, sentence, title
FROM mentions
WHERE tag = coalesce(getvariable('tag'), 'tochigi') AND field = 'text' AND duplicate_of IS NULL
ORDER BY coalesce(published_at, first_seen_at) DESC, article_id, "start"
LIMIT 50
