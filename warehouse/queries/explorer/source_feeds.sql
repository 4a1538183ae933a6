-- Returns the names of the feeds that listed articles of a publisher in the window.
SELECT DISTINCT feed.name
FROM chosen AS article
JOIN store.feeds AS feed ON feed.url = article.origin
WHERE article.source = $source
ORDER BY feed.name;
