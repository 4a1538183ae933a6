-- The sentence is cut from the text around each passage: from the last end of a sentence before it to the next one
-- after it, no more than 600 characters either way. The dots of short forms end none: they are masked, which keeps all
-- positions, and the words are taken from the text itself.
CREATE OR REPLACE VIEW mentions AS
WITH passages AS (
    SELECT article_id, tag, kind, relevance, score, unnest(evidence) AS passage
    FROM article_tags
),
placed AS (
    SELECT
        passages.tag,
        passages.kind,
        passages.relevance,
        passages.article_id,
        article.source,
        article.title,
        article.published_at,
        article.first_seen_at,
        article.story_id,
        article.duplicate_of,
        passages.passage.field AS field,
        passages.passage."start" AS "start",
        passages.passage."end" AS "end",
        passages.passage."text" AS passage,
        article.text,
        greatest(passages.passage."start" - 600, 0) AS window_start
    FROM passages
    JOIN articles AS article ON article.article_id = passages.article_id
),
dotted AS (
    SELECT
        *,
        mask_dots(substr(text, window_start + 1, "start" - window_start)) AS head,
        mask_dots(substr(text, "end" + 1, 600)) AS tail
    FROM placed
),
cut AS (
    SELECT
        *,
        length(regexp_replace(head, '(?s)^.*(?:\n|[.!?…]["”’»)\]]*\s|[。！？][」』）]*)', '')) AS words_before,
        length(regexp_extract(tail, '(?s)^.*?(?:[.!?…]+["”’»)\]]*(?:\s|$)|[。！？]+[」』）]*|\n|$)')) AS words_after
    FROM dotted
)
SELECT
    tag,
    kind,
    relevance,
    article_id,
    CASE
        WHEN field = 'title' THEN title
        ELSE trim(substr(text, "start" - words_before + 1, words_before + ("end" - "start") + words_after), E' \n')
    END AS sentence,
    passage,
    field,
    "start",
    "end",
    source,
    title,
    published_at,
    first_seen_at,
    story_id,
    duplicate_of
FROM cut;

COMMENT ON VIEW mentions IS 'Every passage that a tag is based on, one row each, with the sentence that it is in: the quotes for a company, plant or person. Example: SELECT sentence, source FROM mentions WHERE tag = ''oppama'' LIMIT 10';
COMMENT ON COLUMN mentions.tag IS 'The tag, as in tags.tag. Example: oppama';
COMMENT ON COLUMN mentions.kind IS 'The kind of the tag, as in tags.kind; NULL if the tag is no longer in the taxonomy. Example: plant';
COMMENT ON COLUMN mentions.relevance IS 'subject if the article is about the tag, mention if the article only mentions it. Example: subject';
COMMENT ON COLUMN mentions.article_id IS 'The article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN mentions.sentence IS 'The sentence with the passage; the title if the passage is there. Example: Oppama will build its last car in March.';
COMMENT ON COLUMN mentions.passage IS 'The passage, word for word. Example: Oppama';
COMMENT ON COLUMN mentions.field IS 'Where the passage is: title or text. Example: text';
COMMENT ON COLUMN mentions."start" IS 'Where it starts there, in characters from 0. Example: 1204';
COMMENT ON COLUMN mentions."end" IS 'Where it ends there, in characters from 0; the character at the end is not part of it. Example: 1210';
COMMENT ON COLUMN mentions.source IS 'The publisher of the article. Example: harbourwheel.example';
COMMENT ON COLUMN mentions.title IS 'The headline of the article. Example: Oppama counts down to its last car';
COMMENT ON COLUMN mentions.published_at IS 'When the article was published; NULL if it does not say. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN mentions.first_seen_at IS 'When the article arrived. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN mentions.story_id IS 'The story of the article; NULL before it is decided. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN mentions.duplicate_of IS 'The article that it is a copy of; NULL for an original. Example: 2a1cb0352aefcc94';
