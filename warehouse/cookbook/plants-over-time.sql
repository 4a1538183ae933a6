-- Which plants are in the news, month by month?
--
-- Each row is a plant and a month of publication: reports that name it, those that are about it, and the stories that
-- these belong to. Copies are counted apart.
--
-- subject: tags
-- columns: month, plant, originals, copies, subjects, stories
SELECT
    date_trunc('month', tag_day.day)::DATE AS month,
    tag.label AS plant,
    sum(tag_day.originals)::BIGINT AS originals,
    sum(tag_day.articles - tag_day.originals)::BIGINT AS copies,
    sum(tag_day.subjects)::BIGINT AS subjects,
    sum(tag_day.stories)::BIGINT AS stories
FROM tag_days AS tag_day
JOIN tags AS tag ON tag.tag = tag_day.tag
WHERE tag_day.kind = 'plant' AND tag_day.day IS NOT NULL
GROUP BY month, plant
ORDER BY month DESC, originals DESC, plant
