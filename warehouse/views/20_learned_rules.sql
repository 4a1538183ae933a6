CREATE OR REPLACE VIEW learned_rules AS
SELECT
    rule,
    site,
    text,
    class,
    articles,
    of_articles,
    first_day,
    last_day,
    last_day - first_day + 1 AS days,
    learned_at,
    refused_at IS NULL AS in_force,
    refused_at
FROM store.learned_rules;

COMMENT ON VIEW learned_rules IS 'Blocks that were recognised as boilerplate of their site, one row each, with the numbers behind each decision. Example: SELECT site, text, articles, of_articles FROM learned_rules WHERE in_force';
COMMENT ON COLUMN learned_rules.rule IS 'The name of the rule, as in blocks.rule. Example: site:3b7e';
COMMENT ON COLUMN learned_rules.site IS 'The site that repeats the block: its registered domain, or the source if its articles have no address. Example: harbourwheel.example';
COMMENT ON COLUMN learned_rules.text IS 'The text of the block, as it was on one of the articles. Example: Follow us for the latest from the ports';
COMMENT ON COLUMN learned_rules.class IS 'The class of the removed blocks, as in blocks.class. Example: repeated';
COMMENT ON COLUMN learned_rules.articles IS 'The number of articles of the site with the block when the rule was learned; copies of one text count once. Example: 14';
COMMENT ON COLUMN learned_rules.of_articles IS 'The number of all articles of the site from first_day on, or in the thirty days to last_day if that is longer. Example: 22';
COMMENT ON COLUMN learned_rules.first_day IS 'The day on which the first article with the block arrived. Example: 2026-01-05';
COMMENT ON COLUMN learned_rules.last_day IS 'The day on which the last article with the block had arrived. Example: 2026-02-16';
COMMENT ON COLUMN learned_rules.days IS 'The number of days from first_day to last_day. Example: 43';
COMMENT ON COLUMN learned_rules.learned_at IS 'When the rule was learned; newswire rebuild applies it to older articles. Example: 2026-02-16 21:31:20+00';
COMMENT ON COLUMN learned_rules.in_force IS 'Whether the rule is applied, because nobody has refused it. Example: true';
COMMENT ON COLUMN learned_rules.refused_at IS 'When a person refused it, with newswire rules forget; NULL while it is in force. Example: 2026-02-17 10:00:00+00';
