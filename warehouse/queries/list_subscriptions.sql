-- Return the rows of the view `subscriptions`.
FROM subscriptions
