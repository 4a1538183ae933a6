-- Raise an error if two editions with the mark of a macro are attached: a service gives one mark to those of a minute. The
-- view with the mark has a column that is named for its edition, and a natural join needs a column in common, so that of
-- copies of one edition either is read. This is a part of the first relation of each macro; it takes 0.5 ms.
SELECT CASE
    WHEN contains(json_serialize_plan('FROM edition_unpublished') ->> 'candidates', ' or ') AND contains(
        json_serialize_plan('FROM ' || array_to_string([
            regexp_replace(replace(name, '"', '""'), '^(.*)\.store\.', '"\1".store.')
            FOR name IN string_split_regex(json_serialize_plan('FROM edition_unpublished') ->> 'candidates', ',? or |, ')
        ], ' NATURAL JOIN ')) ->> 'error_message',
        'NATURAL JOIN'
    )
    THEN error('this macro cannot tell two editions apart that one service published within a minute: attach one of them')
    ELSE ''
END
