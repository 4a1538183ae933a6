-- How much is behind a paywall?
--
-- Each row is a publisher: the share of its articles that say that readers must pay, and of those whose text is
-- probably incomplete. Pages that say nothing count as free.
--
-- subject: sources
-- columns: source, articles, paywalled, paywalled_share, truncated_share
SELECT source, articles, paywalled, paywalled_share, round(truncated / articles, 3) AS truncated_share
FROM sources
ORDER BY paywalled_share DESC, articles DESC, source
LIMIT 40
