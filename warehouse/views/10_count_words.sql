-- The same words that transforms.text counts: a digit, letter or underscore starts one in scripts with spaces.
CREATE OR REPLACE MACRO count_words(words) AS
    len(regexp_extract_all(words, '[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}_]+|[^\s\p{P}\p{S}]+'));
COMMENT ON MACRO count_words IS
    'count_words(words): the number of words in a text, of characters in Chinese and Japanese, as articles.word_count is counted. Example: SELECT count_words(''A new line for Tochigi'')';
