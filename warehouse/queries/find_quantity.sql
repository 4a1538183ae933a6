-- Say whether there is a quantity of this name, and which one is written most like it.
SELECT bool_or(quantity = $name), arg_max(quantity, jaro_winkler_similarity(quantity, lower($name)))
FROM quantities
