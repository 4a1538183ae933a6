-- The terms of articles in these languages have changed: those in Japanese, Chinese and Korean have figures and whole words
-- now, the others months and amounts by which reports in two languages meet. They are extracted again from their texts by
-- the next run, which then decides their stories anew: in two forms, reports of one event would not meet.
CREATE TABLE store.changed_terms AS
SELECT article_id FROM store.terms WHERE language IN ('it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'zh');
DELETE FROM store.story_queue WHERE article_id IN (SELECT article_id FROM store.changed_terms);
INSERT INTO store.story_queue SELECT article_id, false FROM store.changed_terms ORDER BY article_id;
DELETE FROM store.terms WHERE article_id IN (SELECT article_id FROM store.changed_terms);
DROP TABLE store.changed_terms;
