-- A tag stands at an article once, with its evidence and the version of the taxonomy that is in force.
INSERT INTO store.article_tags BY NAME
SELECT *, (SELECT max(version) FROM store.tags) AS taxonomy_version FROM incoming_article_tags
