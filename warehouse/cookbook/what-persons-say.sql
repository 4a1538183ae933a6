-- Who says what?
--
-- Each row is a sentence that names a person and reports or quotes words, from the reports that arrived in the last 14
-- days. The verb may be another person's: read the sentence.
--
-- subject: tags
-- columns: published_at, person, sentence, source
SELECT mention.published_at, tag.label AS person, mention.sentence, mention.source
FROM mentions AS mention
JOIN tags AS tag ON tag.tag = mention.tag
WHERE
    mention.kind = 'person'
    AND mention.field = 'text'
    AND mention.duplicate_of IS NULL
    AND mention.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 14 DAY
    AND regexp_matches(mention.sentence, '[“”「」"]|\b(said|says|told|added|according to|warned)\b')
ORDER BY mention.published_at DESC NULLS LAST, mention.article_id, mention."start"
LIMIT 50
