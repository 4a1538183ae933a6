-- Return the articles that a run loaded or revised.
SELECT DISTINCT article_id
FROM pages
WHERE received_at >= $now AND run_id = $run_id AND outcome IN ('loaded', 'revised')
ORDER BY article_id
