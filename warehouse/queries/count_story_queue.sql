-- Count the articles that wait for a story, and all that came since all open stories were decided together.
SELECT count(*) FILTER (WHERE NOT is_assigned), count(*)
FROM store.story_queue
