-- Insert the number of terms of each article; its title counts three times.
INSERT INTO store.lengths
SELECT article_id, len(tokens(repeat(title || chr(10), 3) || text))
FROM incoming_texts
