-- List the pages that were read, in the order in which they arrived: files of one run by their names and then in
-- the order of the archive, pages of feeds by the position of their entries on the work list. Pages that could never be
-- read are left out.
SELECT page.page_id, page.run_id, page.corpus, page.received_at
FROM store.pages AS page
LEFT JOIN store.entries AS entry ON entry.entry_id = page.entry_id
WHERE page.archived IS NOT NULL OR page.article_id IS NOT NULL
ORDER BY
    page.received_at, page.run_id, page.corpus, entry.first_seen_at NULLS FIRST, entry.published_at NULLS LAST,
    page.entry_id, page.origin, page.url, page.archived NULLS FIRST, page.page_id
