-- Return the quantities, by their identifiers.
SELECT quantity, label, description, is_change, is_lasting, falls_by, rises_by, share_of
FROM store.quantities
ORDER BY quantity
