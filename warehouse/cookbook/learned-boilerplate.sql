-- Which lines do sites repeat on their articles?
--
-- Each row is a block that was learned as boilerplate of its site, with the numbers behind it. `newswire rules
-- forget` refuses one for good.
--
-- subject: changes
-- columns: site, text, articles, of_articles, days, in_force
SELECT site, text, articles, of_articles, days, in_force
FROM learned_rules
ORDER BY articles DESC, site, text
LIMIT 50
