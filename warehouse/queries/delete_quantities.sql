-- Delete the quantities, which are always replaced as a whole.
DELETE FROM store.quantities
