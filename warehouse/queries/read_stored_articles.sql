-- For each named page the article that was read from it, as the revision reads that was the newest then.
SELECT
    article.article_id, page.page_id, article.corpus, article.origin, article.source, article.url, revision.title,
    revision.authors, revision.published_at, revision.published_precision, revision.published_source,
    revision.modified_at, revision.modified_precision, revision.modified_source, revision.section,
    revision.image_url, revision.canonical_url, revision.paywalled,
    coalesce(revision.truncated, false) AS truncated, coalesce(revision.text_source, 'page') AS text_source,
    revision.language, revision.text, revision.word_count, revision.sha256, page.received_at AS seen_at,
    (
        SELECT list(
            {
                'position': block.position, 'kind': block.kind, 'text': block.text, 'kept': block.kept,
                'rule': block.rule, 'class_': block.class
            }
            ORDER BY block.position
        )
        FROM store.blocks AS block
        WHERE block.article_id = revision.article_id AND block.revision = revision.revision
    ) AS blocks
FROM store.pages AS page
JOIN store.articles AS article ON article.article_id = page.article_id
JOIN store.revisions AS revision ON revision.article_id = page.article_id
WHERE page.page_id IN (SELECT key FROM incoming_keys) AND revision.seen_at <= page.received_at
QUALIFY row_number() OVER (PARTITION BY page.page_id ORDER BY revision.revision DESC) = 1
