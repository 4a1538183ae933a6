-- Text in which every dot that is left ends a sentence: those of titles, initials and short forms are replaced by a
-- character that no text has, so that all positions stay.
CREATE OR REPLACE MACRO mask_dots(words) AS
    regexp_replace(
        words,
        '\b(Mr|Mrs|Ms|Dr|Prof|St|Inc|Corp|Co|Ltd|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|\p{Lu})\.',
        '\1' || chr(1),
        'g'
    );
COMMENT ON MACRO mask_dots IS
    'mask_dots(words): a text with a control character for each dot of a title, initial or short form, so that the other dots end sentences. Example: SELECT mask_dots(''Nissan Motor Co. said so.'')';
