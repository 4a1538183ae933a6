-- Return the newest refusals of a name: a file, a record of one, or an address (without www and the closing slash).
WITH wanted AS (SELECT regexp_replace($name, '^(https?://)?(www\.)?|/$', '', 'g') AS name)
SELECT refusals.url, refusals.origin, refusals.stage, refusals.reason, refusals.detail, refusals."at"
FROM store.refusals, wanted
WHERE
    wanted.name <> ''
    AND (
        regexp_replace(coalesce(refusals.url, ''), '^https?://(www\.)?|/$', '', 'g') = wanted.name
        OR regexp_replace(refusals.origin, '^https?://(www\.)?|/$', '', 'g') = wanted.name
        OR starts_with(refusals.origin, $name || '#')
        OR ends_with(refusals.origin, '/' || $name)
    )
ORDER BY refusals."at" DESC, refusals.url, refusals.origin, refusals.stage, refusals.reason
LIMIT $limit
