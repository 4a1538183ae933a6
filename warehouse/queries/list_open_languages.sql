-- Return the languages of the articles published between $first and $last.
SELECT DISTINCT language FROM store.terms WHERE "at" >= $first AND "at" <= $last AND language IS NOT NULL ORDER BY language
