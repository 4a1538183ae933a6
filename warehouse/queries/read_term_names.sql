-- Return for each named article the terms at its places, counted from 0.
SELECT place.article_id, [term.terms[at_place + 1] FOR at_place IN place.places] AS terms
FROM incoming_term_places AS place
JOIN store.terms AS term ON term.article_id = place.article_id
