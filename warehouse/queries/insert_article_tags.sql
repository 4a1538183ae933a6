-- A tag stands at an article once, with its evidence.
INSERT INTO store.article_tags BY NAME FROM incoming_article_tags
