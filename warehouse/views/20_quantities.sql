CREATE OR REPLACE VIEW quantities AS
SELECT quantity, label, description, is_change, is_lasting, falls_by, rises_by, share_of, version
FROM store.quantities;

COMMENT ON VIEW quantities IS 'The quantities of which articles state figures, one row each. Example: SELECT quantity, label, description FROM quantities';
COMMENT ON COLUMN quantities.quantity IS 'Identifier of the quantity, such as job-cuts. Example: job-cuts';
COMMENT ON COLUMN quantities.label IS 'Its name for people. Example: Job cuts';
COMMENT ON COLUMN quantities.description IS 'The figures that belong to it, in a sentence. Example: Jobs that a company cuts or means to cut';
COMMENT ON COLUMN quantities.is_change IS 'Whether its figures are no levels (cut to 20,000): they are differences (cut by 20,000), or announced once, as a price is. Example: true';
COMMENT ON COLUMN quantities.is_lasting IS 'Whether a figure holds for a plan or a state, so that reports of different stories are compared. Example: true';
COMMENT ON COLUMN quantities.falls_by IS 'The quantity of which a fall of this one is a figure; NULL if there is none. Example: plant-closures';
COMMENT ON COLUMN quantities.rises_by IS 'The quantity of which a rise of this one is a figure; NULL if there is none. Example: jobs-added';
COMMENT ON COLUMN quantities.share_of IS 'The quantity of which a percentage of this one is taken; NULL if there is none. Example: employees';
COMMENT ON COLUMN quantities.version IS 'The version of the quantities. Example: 1+4c1d2e3f';
