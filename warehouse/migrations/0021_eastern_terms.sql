-- The terms of articles in Japanese, Chinese and Korean have figures and whole words now. They are extracted again from
-- their texts by the next run, which then decides their stories anew: in two forms, reports of one event would not meet.
DELETE FROM store.story_queue
WHERE article_id IN (SELECT article_id FROM store.terms WHERE language IN ('ja', 'ko', 'zh'));
INSERT INTO store.story_queue
SELECT article_id, false FROM store.terms WHERE language IN ('ja', 'ko', 'zh') ORDER BY article_id;
DELETE FROM store.terms WHERE language IN ('ja', 'ko', 'zh');
