-- The terms of articles as numbers, the queue of articles that wait for a story, and no counts of terms any more.
-- Terms of existing articles are extracted again from their texts by the next run.

DROP TABLE store.terms;
DROP TABLE store.term_frequencies;

-- The terms by which an article is compared with others in stories, in the order of their keys. `flags` are kinds of
-- terms (transforms/records/relations.py).
CREATE TABLE store.terms (
    article_id VARCHAR     NOT NULL,
    "at"       TIMESTAMPTZ NOT NULL,
    terms      VARCHAR[]   NOT NULL,
    keys       BIGINT[]    NOT NULL,
    counts     INTEGER[]   NOT NULL,
    flags      UTINYINT[]  NOT NULL
);

-- The articles that wait for a story, and those that got one by a comparison with similar articles alone, since all
-- open stories were last decided together.
CREATE TABLE store.story_queue (
    article_id  VARCHAR NOT NULL,
    is_assigned BOOLEAN NOT NULL
);

INSERT INTO store.story_queue SELECT article_id, false FROM store.articles;
