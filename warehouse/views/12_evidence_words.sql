CREATE OR REPLACE MACRO evidence_words(evidence) AS
    array_to_string(
        [
            passage."text" FOR passage IN list_sort(
                [
                    {'in_text': span.field <> 'title', 'start': span."start", 'text': span."text"}
                    FOR span, place IN evidence
                    IF list_position([other."text" FOR other IN evidence], span."text") = place
                ]
            )
        ],
        ' … '
    );
COMMENT ON MACRO evidence_words IS
    'evidence_words(evidence): the passages of an evidence in the order in which they are read, those that recur once. Example: SELECT evidence_words(evidence) FROM claims LIMIT 3';
