-- Return for each of the named rows the terms at its places, counted from 0. Their articles were published between $first
-- and $last.
SELECT place."row", [term.terms[at_place + 1] FOR at_place IN place.places] AS terms
FROM incoming_term_places AS place
JOIN store.terms AS term ON term.rowid = place."row"
WHERE term."at" >= $first AND term."at" <= $last
