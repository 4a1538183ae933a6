-- Count the articles published between $first and $last.
SELECT count(*) FROM store.terms WHERE "at" >= $first AND "at" <= $last
