-- The quoted name of the database that a macro belongs to, whatever it is called and whichever database is current. DuckDB
-- tells a macro neither where it is stored nor which databases there are, but for one thing: planning a query of a view
-- that the current database lacks names the ones that have it. Each edition has a view of its own for it, whose name is
-- the default of the macro's parameter edition_mark.
-- The database is the current one if that has the view; otherwise the one that is named; otherwise there is an error.
'"' || replace(
    CASE
        WHEN json_serialize_plan(
            'FROM "' || replace(current_database(), '"', '""') || '".store.' || edition_mark
        ) ->> 'error' = 'false' THEN current_database()
        ELSE coalesce(
            nullif(regexp_extract(
                json_serialize_plan('FROM ' || edition_mark) ->> 'candidates',
                '^(.*?)\.store\.' || edition_mark || '( or |$)',
                1
            ), ''),
            error('this macro does not find the edition that it belongs to: type USE and the name under which that is attached')
        )
    END,
    '"', '""'
) || '"'
