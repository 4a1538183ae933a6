-- Return for each named page the article that was read from it, in the revision that was the newest when the page
-- arrived.
SELECT
    article.corpus, article.origin, article.source, article.url,
    revision.* EXCLUDE (revision, run_id, page_id, seen_at, loaded_at),
    page.page_id, page.received_at AS seen_at,
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
FROM store.pages AS page
JOIN store.articles AS article ON article.article_id = page.article_id
JOIN store.revisions AS revision ON revision.article_id = page.article_id
WHERE page.page_id IN (SELECT key FROM incoming_keys) AND revision.seen_at <= page.received_at
QUALIFY row_number() OVER (PARTITION BY page.page_id ORDER BY revision.revision DESC) = 1
