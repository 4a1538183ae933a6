-- Which persons are named together with which companies?
--
-- Each row is a person and a company: reports in words of their own that name both, their share of the reports that name
-- the person, and the newest headline.
--
-- subject: tags
-- columns: person, company, articles, share, newest_headline
WITH persons AS (
    SELECT given.tag, given.article_id, article.title, article.came_out_at
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE given.kind = 'person' AND article.duplicate_of IS NULL
),
totals AS (
    SELECT tag, count(*) AS articles FROM persons GROUP BY tag
)
SELECT
    person.label AS person,
    company.label AS company,
    count(*) AS articles,
    round(count(*) / any_value(totals.articles), 2) AS share,
    arg_max(persons.title, persons.came_out_at) AS newest_headline
FROM persons
JOIN totals ON totals.tag = persons.tag
JOIN article_tags AS given ON given.article_id = persons.article_id AND given.kind = 'company'
JOIN tags AS person ON person.tag = persons.tag
JOIN tags AS company ON company.tag = given.tag
GROUP BY person.label, company.label
ORDER BY articles DESC, person, company
LIMIT 40
