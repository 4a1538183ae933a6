-- The sentences of a text, as the view mentions and the snippets of a search cut them.
CREATE OR REPLACE MACRO sentences(words) AS
    list_transform(
        regexp_extract_all(mask_dots(words), '(?m)[^\n]+?(?:[.!?…]+["”’»)\]]*(?:\s|$)|[。！？]+[」』）]*|$)'),
        lambda each: replace(each, chr(1), '.')
    );
COMMENT ON MACRO sentences IS
    'sentences(words): the sentences of a text as a list, each with the space behind it; a line break ends one, too. Example: SELECT sentences(''Nissan Motor Co. said so. Analysts had not.'')';
