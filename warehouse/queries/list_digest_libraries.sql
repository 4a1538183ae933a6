-- The versions of a library that made digests in the warehouse, in their order.
SELECT version FROM store.digest_libraries WHERE library = $library ORDER BY version
