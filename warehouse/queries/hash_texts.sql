-- Return the hash of the text of each staged fingerprint, in their order.
SELECT hash(text_sha256) AS text FROM incoming_fingerprints
