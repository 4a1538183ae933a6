-- In how many articles each term occurs, kept so that a batch need not count the past again.

CREATE TABLE store.term_frequencies (
    term     VARCHAR NOT NULL,
    articles BIGINT  NOT NULL
);

INSERT INTO store.term_frequencies
SELECT term, count(*)
FROM (SELECT unnest(map_keys(counts)) AS term FROM store.terms)
GROUP BY term;
