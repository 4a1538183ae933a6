-- Leave of the pages of removed articles, and of old ones that became no article, what keeps them from being read again.
UPDATE store.pages AS page
SET
    outcome = if(page.article_id IS NULL, page.outcome, 'removed'),
    article_id = NULL,
    archived = NULL,
    feed_title = NULL,
    feed_authors = [],
    feed_content = NULL
WHERE
    page.article_id IN (SELECT key FROM incoming_keys)
    OR (
        page.article_id IS NULL
        AND page.archived IS NOT NULL
        AND page.received_at < coalesce(
            (SELECT stated.kept_since FROM incoming_corpora AS stated WHERE stated.corpus = page.corpus), $kept_since
        )
    )
