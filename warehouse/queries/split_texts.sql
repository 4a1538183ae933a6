-- Return the terms of each staged passage, in their order.
SELECT tokens(words) AS terms
FROM incoming_passages
ORDER BY place
