-- Which companies are named together with Nissan?
--
-- Each row is a company: reports that name both, and how much more often that is than by chance (`lift`). A
-- `surprise` above 6.6 is no chance; below zero they avoid each other. For another company: SET VARIABLE tag =
-- 'honda'.
--
-- subject: tags
-- columns: company, articles, share, lift, surprise
SELECT
    tag.label AS company,
    pair.articles,
    round(pair.share, 3) AS share,
    round(pair.lift, 2) AS lift,
    round(pair.surprise, 1) AS surprise
FROM tag_pairs AS pair
JOIN tags AS tag ON tag.tag = pair.other
WHERE
    pair.tag = coalesce(getvariable('tag'), 'nissan')
    AND pair.relevance = 'any'
    AND pair.other_kind = 'company'
ORDER BY pair.articles DESC, company
LIMIT 40
