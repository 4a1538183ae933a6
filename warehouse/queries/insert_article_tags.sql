-- Insert the tags of articles, each with the version of the taxonomy that is in force.
INSERT INTO store.article_tags BY NAME
SELECT *, (SELECT max(version) FROM store.tags) AS taxonomy_version FROM incoming_article_tags
