-- Delete the subscriptions whose identifiers are staged.
DELETE FROM store.subscriptions WHERE subscription_id IN (SELECT key FROM incoming_keys)
