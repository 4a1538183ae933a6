-- Return an article in its newest revision, with all its blocks.
SELECT
    article.corpus, article.origin, article.source, article.url, article.first_seen_at,
    revision.* EXCLUDE (run_id, loaded_at),
    coalesce(
        (
            SELECT list(
                {
                    'position': block.position, 'kind': block.kind, 'text': block.text, 'kept': block.kept,
                    'rule': block.rule, 'class': block.class
                }
                ORDER BY block.position
            )
            FROM store.blocks AS block
            WHERE block.article_id = revision.article_id AND block.revision = revision.revision
        ),
        []
    ) AS blocks
FROM store.articles AS article
JOIN store.revisions AS revision ON revision.article_id = article.article_id AND revision.revision = article.revision
WHERE article.article_id = $article_id
