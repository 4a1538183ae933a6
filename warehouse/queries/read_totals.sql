-- Return totals of the warehouse, a name and a number a row; a whole without rows is 0.
SELECT 'articles' AS name, count(*) AS number FROM store.articles
UNION ALL SELECT 'articles.' || corpus, count(*) FROM store.articles GROUP BY corpus
UNION ALL SELECT 'revisions', count(*) FROM store.revisions
UNION ALL SELECT 'stories', count(DISTINCT story_id) FROM store.memberships
UNION ALL SELECT 'duplicates', count(*) FROM store.duplicates
UNION ALL SELECT 'feeds', count(*) FROM store.feeds WHERE configured
UNION ALL SELECT 'feeds.failing', count(*) FROM store.feeds WHERE configured AND failures > 0
UNION ALL SELECT 'entries', count(*) FROM store.entries
UNION ALL SELECT 'entries.pending', count(*) FROM store.entries WHERE outcome = 'pending'
UNION ALL SELECT 'pages', count(*) FROM store.pages
UNION ALL SELECT 'refusals', count(*) FROM store.refusals
UNION ALL SELECT 'refusals.' || reason, count(*) FROM store.refusals GROUP BY reason
ORDER BY name
