-- Generated articles of feeds and all that goes with them; see generated_history.py for the parameters. Every fourth word
-- of a text is one of many, so that a search for it finds few articles.

-- A number from 0 to 1 for an article and a purpose, and a place in a list whose first ones are more frequent.
CREATE OR REPLACE TEMP MACRO draw(n, purpose) AS (hash(n * 64 + purpose) % 1000003) / 1000003.0;

CREATE OR REPLACE TEMP MACRO pick(n, purpose, size) AS (pow(size + 1, draw(n, purpose)) - 1)::INTEGER % size;

-- The identifier of an article or story, in no order of time, as real ones are, and the number that it is made of.
CREATE OR REPLACE TEMP MACRO identify(n) AS reverse(printf('%016x', n));

CREATE OR REPLACE TEMP MACRO number_of(article_id) AS ('0x' || reverse(article_id))::BIGINT;

CREATE OR REPLACE TEMP TABLE made AS
SELECT
    n,
    identify(n) AS article_id,
    'site' || pick(n, 1, 400) || '.example' AS source,
    $end::TIMESTAMPTZ - to_seconds((($count - n) * ($days * 86400.0 / $count))::BIGINT) AS published_at,
    n % 5 IN (2, 4) AND draw(n, 2) < 0.3 AS is_copy,
    list_transform(
        range($words),
        lambda i: if(
            i % 4 = 3, 'part' || pick(n * 1000 + i, 11, 100000), $vocabulary[1 + (hash(n * 1000 + i) % len($vocabulary))::INTEGER]
        )
    ) AS words
FROM range($count) AS r (n);

INSERT INTO store.articles BY NAME
SELECT
    article_id, 'feed' AS corpus, 'https://feeds.example/' || n % 8 AS origin, source,
    'https://' || source || '/' || n AS url,
    published_at + to_seconds(60 + (3000 * draw(n, 3))::BIGINT) AS first_seen_at,
    if(draw(n, 4) < 0.02, 2, 1) AS revision, [] AS tags, (60 * draw(n, 5))::INTEGER AS removed_words
FROM made;

INSERT INTO store.revisions BY NAME
SELECT
    made.article_id, unnest(range(1, article.revision + 1)) AS revision, article.article_id AS page_id,
    'r' || n % 2000 AS run_id, article.first_seen_at AS seen_at,
    article.first_seen_at + INTERVAL 9 SECOND AS loaded_at,
    'Report ' || n || ' on ' || words[1] || ' and ' || words[2] AS title,
    ['Author ' || pick(n, 6, 300)] AS authors,
    if(draw(n, 7) < 0.03, NULL, made.published_at) AS published_at,
    if(draw(n, 7) < 0.03, NULL, 'minute') AS published_precision,
    if(draw(n, 7) < 0.03, NULL, 'meta') AS published_source,
    ['en', 'en', 'ja', 'de'][1 + (hash(n) % 4)::INTEGER] AS language,
    if(draw(n, 8) < 0.1, true, NULL) AS paywalled, draw(n, 9) < 0.05 AS truncated, 'page' AS text_source,
    array_to_string([array_to_string(words[i + 1:i + 12], ' ') FOR i IN range(0, $words, 12)], '. ') || '.' AS text,
    $words AS word_count, made.article_id AS sha256
FROM made
JOIN store.articles AS article ON article.article_id = made.article_id;

INSERT INTO store.memberships
SELECT article_id, story_id, 0.5, ['word'], min(published_at) OVER story, max(published_at) OVER story
FROM (SELECT n, article_id, published_at, identify(if(n % 10 = 9, n, n // 5 * 5)) AS story_id FROM made)
WINDOW story AS (PARTITION BY story_id)
ORDER BY n;

INSERT INTO store.duplicates
SELECT article_id, identify(n // 5 * 5), 'near', 0.6 + 0.4 * draw(n, 10), identify(n // 5 * 5)
FROM made
WHERE is_copy;

INSERT INTO store.fingerprints
SELECT rowid + 1, article_id, source, url, first_seen_at, first_seen_at, article_id, [] FROM store.articles;

INSERT INTO store.article_tags BY NAME
WITH given AS (
    SELECT number_of(article_id) AS n, article_id, first_seen_at FROM store.articles
),
drawn AS (
    SELECT n, article_id, first_seen_at, unnest([
        {'tag': if(draw(n, 20) < 0.9, 'nissan', NULL), 'relevance': 'subject'},
        {'tag': $company[1 + pick(n, 21, 10)], 'relevance': 'mention'},
        {'tag': $topic[1 + pick(n, 22, 20)], 'relevance': 'subject'},
        {'tag': $topic[1 + pick(n, 23, 20)], 'relevance': 'mention'},
        {'tag': if(n > $count * 0.997, 'exports', NULL), 'relevance': 'subject'},
        {'tag': if(draw(n, 24) < 0.15, $plant[1 + pick(n, 25, 6)], NULL), 'relevance': 'subject'},
        {'tag': if(draw(n, 26) < 0.1, $person[1 + pick(n, 27, 6)], NULL), 'relevance': 'mention'},
        {'tag': if(draw(n, 28) < 0.3, $model[1 + pick(n, 29, 8)], NULL), 'relevance': 'subject'}
    ]) AS one
    FROM given
)
SELECT
    article_id, one.tag AS tag, min(one.relevance) AS relevance, 0.5 + 0.4 * draw(any_value(n), 30) AS score,
    [{'field': 'text', 'start': 40, 'end': 46, 'text': 'passag'}] AS evidence, any_value(first_seen_at) AS seen_at
FROM drawn
WHERE one.tag IS NOT NULL AND draw(n, 31) > 0.02
GROUP BY article_id, one.tag
ORDER BY seen_at;

UPDATE store.articles AS article
SET tags = given.tags
FROM (
    SELECT article_id, list(tag ORDER BY score DESC, tag) AS tags
    FROM store.article_tags
    WHERE relevance = 'subject'
    GROUP BY article_id
) AS given
WHERE given.article_id = article.article_id;

INSERT INTO store.blocks BY NAME
SELECT
    article_id, unnest([1, 1, 1, 1, 1, 1, 1]) AS revision, unnest(range(7)) AS position, 'paragraph' AS kind,
    unnest(['One paragraph.', 'Read more on this site', 'Two.', 'Sign up ' || number_of(article_id) % 50, 'Three.',
        'By our desk', 'HBRW ' || number_of(article_id) % 1000]) AS text,
    unnest([true, false, true, false, true, false, false]) AS kept,
    unnest([NULL, 'related-links', NULL, 'newsletter-signup', NULL, 'author-bio', 'ticker-line']) AS rule,
    unnest([NULL, 'related', NULL, 'promo', NULL, 'bio', 'ticker']) AS class,
    unnest([NULL, 5, NULL, 3, NULL, 3, 2]) AS words, first_seen_at AS seen_at
FROM store.articles;

INSERT INTO store.changes
SELECT
    article_id, 2, if(draw(number_of(article_id), 40) < 0.5, 'Another headline', NULL), [], [],
    if(draw(number_of(article_id), 41) < 0.5, [{'before': '12', 'after': '14'}], [])
FROM store.articles
WHERE revision = 2;

INSERT INTO store.pages BY NAME
SELECT
    article_id AS page_id, md5_number_lower(article_id) AS page_key, 'r' || number_of(article_id) % 2000 AS run_id,
    corpus, origin, url, 'text/html' AS media_type, article_id AS sha256, first_seen_at AS received_at,
    [] AS feed_authors, 'loaded' AS outcome, article_id
FROM store.articles;

INSERT INTO store.entries BY NAME
SELECT
    article_id AS entry_id, origin AS feed_id, article_id AS guid, url, url AS canonical_url, 'An entry' AS title,
    [] AS authors, first_seen_at - INTERVAL 9 MINUTE AS published_at, article_id AS version, first_seen_at,
    first_seen_at AS last_seen_at, if(draw(number_of(article_id), 42) < 0.001, 'pending', 'loaded') AS outcome,
    1 AS attempts, article_id, 'r' AS run_id, 'poll' AS came_by
FROM store.articles
WHERE origin <> 'https://feeds.example/7' OR number_of(article_id) < $count * 0.98;

INSERT INTO store.fetches BY NAME
SELECT
    article_id AS fetch_id, 'r' AS run_id, url, 'page' AS purpose, first_seen_at AS started_at,
    (20 + 900 * pow(draw(number_of(article_id), 43), 4))::INTEGER AS duration_ms, 200 AS status, 9000 AS size
FROM store.articles;

INSERT INTO store.refusals BY NAME
SELECT
    'r' AS run_id, url || '/video' AS url, origin, 'extract' AS stage, ['no-text', 'not-found', 'robots'][1 + n % 3]
    AS reason, 'there is nothing to read' AS detail, first_seen_at AS "at"
FROM (SELECT *, number_of(article_id) AS n FROM store.articles)
WHERE n % 30 = 0;

INSERT INTO store.runs
SELECT 'r' || n, 'ingest', $end - to_hours(n::INTEGER), $end - to_hours(n::INTEGER) + INTERVAL 1 MINUTE, MAP {'loaded': n}
FROM range(2000) AS r (n);

INSERT INTO store.feeds BY NAME
SELECT
    'https://feeds.example/' || n AS feed_id, 'https://feeds.example/' || n AS url, 'Feed ' || n AS name, n AS position,
    true AS configured, $end - INTERVAL 1000 DAY AS added_at, $end AS last_ok_at, 0 AS failures, 0 AS recent_entries,
    0 AS polls_since_full_response, 0 AS pending_move_polls
FROM range(8) AS r (n);

INSERT INTO store.learned_rules BY NAME
SELECT
    'learned:' || n AS rule, 'site' || n || '.example' AS site, n AS key, 'Follow us on paper ' || n AS text,
    'repeated' AS class, 14 AS articles, 22 AS of_articles, $end::DATE - 30 AS first_day, $end::DATE AS last_day,
    $end AS learned_at
FROM range(100) AS r (n);
INSERT INTO store.quantities BY NAME
SELECT
    name AS quantity, upper(name) AS label, 'Generated' AS description, true AS is_change, true AS is_lasting, '1' AS version
FROM (SELECT unnest(['job-cuts', 'plant-closures']) AS name);

INSERT INTO store.claims BY NAME
SELECT
    article_id, 0 AS position, first_seen_at AS reported_at, 'nissan' AS subject,
    if(draw(number_of(article_id), 44) < 0.7, 'job-cuts', 'plant-closures') AS quantity,
    1000 * (1 + pick(number_of(article_id), 45, 9)) AS value_low, value_low AS value_high, 'people' AS unit, false AS rounded,
    [{'field': 'text', 'start': 40, 'end': 46, 'text': 'passag'}] AS evidence
FROM store.articles
WHERE draw(number_of(article_id), 46) < 0.2;

-- Of the four articles after each. They are joined by their numbers: an interval of these would be joined by the quantity
-- alone, which is 23 billion pairs of a million articles.
INSERT INTO store.claim_pairs BY NAME
WITH numbered AS (
    SELECT *, number_of(article_id) AS number FROM store.claims
)
SELECT
    one.article_id, 0 AS position, other.article_id AS other_article_id, 0 AS other_position, 'contradict' AS verdict,
    one.quantity, one.unit, one.value_low, one.value_high, other.value_low AS other_value_low,
    other.value_high AS other_value_high
FROM (SELECT *, unnest([1, 2, 3, 4]) AS step FROM numbered) AS one
JOIN numbered AS other ON other.number = one.number + one.step AND other.quantity = one.quantity
WHERE other.value_low <> one.value_low;

INSERT INTO store.editions BY NAME
SELECT
    'e' || n AS edition_id, $end - to_hours(n::INTEGER) + INTERVAL 2 MINUTE AS published_at, '1' AS version, '1' AS rules,
    'v1.5.5' AS duckdb_version, 'v1.5.0' AS storage_version
FROM range(2000) AS r (n);

DROP TABLE made;
