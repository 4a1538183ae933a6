-- Say whether there is a tag of this name, and which one is written most like it.
SELECT bool_or(tag = $name), arg_max(tag, jaro_winkler_similarity(tag, lower($name)))
FROM tags
