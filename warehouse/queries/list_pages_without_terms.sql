-- Return the page of each article in the queue that has no terms, such as one that an older version loaded.
SELECT revision.page_id
FROM (SELECT article_id FROM store.story_queue ANTI JOIN store.terms USING (article_id)) AS waiting
JOIN store.articles AS article ON article.article_id = waiting.article_id
JOIN store.revisions AS revision
    ON revision.article_id = article.article_id AND revision.revision = article.revision
ORDER BY revision.article_id
LIMIT $limit
