-- Return the claims of some articles with their words and their publishers. Each table is searched for the articles before
-- they are joined: the view claims joins those of all articles.
SELECT
    claim.article_id, claim.position, member.story_id, article.corpus, article.source,
    evidence_words(claim.evidence) AS words, claim.qualifier, claim.reported_at
FROM (
    SELECT article_id, position, evidence, qualifier, reported_at FROM store.claims WHERE article_id IN ($article_ids)
) AS claim
JOIN (SELECT article_id, corpus, source FROM store.articles WHERE article_id IN ($article_ids)) AS article
    ON article.article_id = claim.article_id
LEFT JOIN (SELECT article_id, story_id FROM store.memberships WHERE article_id IN ($article_ids)) AS member
    ON member.article_id = claim.article_id
