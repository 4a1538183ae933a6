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

COMMENT ON VIEW learned_rules IS 'Blocks that turned out to be furniture of their site, each with the numbers that the decision backoffs on';
COMMENT ON COLUMN learned_rules.rule IS 'Name of the rule, as in blocks.rule';
COMMENT ON COLUMN learned_rules.site IS 'The site whose furniture it is: its registered domain, or the source where articles have no address';
COMMENT ON COLUMN learned_rules.text IS 'The block, as one of the articles had it';
COMMENT ON COLUMN learned_rules.class IS 'The class that its blocks are removed under';
COMMENT ON COLUMN learned_rules.articles IS 'On how many articles of the site it stood when it was learned, copies of one text counted once';
COMMENT ON COLUMN learned_rules.of_articles IS 'Of how many: those that the site had from first_day on, or in the thirty days to last_day if that is longer';
COMMENT ON COLUMN learned_rules.first_day IS 'The day on which the first article with it arrived';
COMMENT ON COLUMN learned_rules.last_day IS 'The day on which the last article with it had arrived';
COMMENT ON COLUMN learned_rules.days IS 'The days from the first to the last';
COMMENT ON COLUMN learned_rules.learned_at IS 'When it was learned; older articles have it applied by newswire rebuild';
COMMENT ON COLUMN learned_rules.in_force IS 'Whether it is applied: nobody has refused it';
COMMENT ON COLUMN learned_rules.refused_at IS 'When a person refused it, with newswire rules forget; null while in force';
