-- Return one story as a whole.
SELECT
    story_id, headline, first_seen_at, last_seen_at, first_published_at, last_published_at, articles, originals,
    copies, sources, languages, tags, first_article_id, first_source
FROM stories
WHERE story_id = $story_id
