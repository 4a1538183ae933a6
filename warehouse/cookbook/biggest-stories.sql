-- Which stories did most publishers report in the last week?
--
-- Each row is a story that had an article in the last seven days. `originals` are reports in words of their own,
-- `copies` the same text elsewhere: a story of many copies and one original has one witness.
--
-- subject: stories
-- columns: headline, sources, originals, copies, languages, first_source, first_published_at, tags
SELECT headline, sources, originals, copies, languages, first_source, first_published_at, tags[:5] AS tags
FROM stories
WHERE last_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 7 DAY
ORDER BY sources DESC, originals DESC, headline
LIMIT 25
