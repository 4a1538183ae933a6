-- Forget former articles that were replaced longer ago than they are kept.
DELETE FROM store.former_articles WHERE replaced_at <= $now - to_days($days)
