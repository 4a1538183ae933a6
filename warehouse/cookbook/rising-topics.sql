-- Which topics rise?
--
-- Each row is a tag with more reports in the last seven days than its four weeks before let expect. A `surprise`
-- above 6.6 is rarer than one in a hundred by chance. Reports without a date cannot rise; `undated` counts them.
--
-- subject: tags
-- columns: tag, kind, articles, articles_before, expected, growth, surprise, undated
SELECT tag, kind, articles, articles_before, round(expected, 1) AS expected, round(growth, 1) AS growth,
    round(surprise, 1) AS surprise, undated
FROM rising
LIMIT 25
