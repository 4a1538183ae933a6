-- Which outlets only copy?
--
-- Each row is a publisher with copies, the highest share first. One that copies almost everything adds no evidence to
-- a story; `copied_elsewhere` says how often others copy it in turn.
--
-- subject: sources
-- columns: source, articles, copies, copied_share, copied_elsewhere
SELECT source, articles, copies, copied_share, copied_elsewhere
FROM sources
WHERE copies > 0
ORDER BY copied_share DESC, copies DESC, source
LIMIT 40
