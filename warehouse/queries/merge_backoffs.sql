-- A server's newest wish counts; wishes whose time has passed are forgotten.
MERGE INTO store.backoffs AS known
USING incoming_backoffs AS said
ON known.host = said.host
WHEN MATCHED THEN UPDATE SET "until" = greatest(known."until", said."until")
WHEN NOT MATCHED BY TARGET THEN INSERT (host, "until") VALUES (said.host, said."until")
WHEN NOT MATCHED BY SOURCE AND known."until" <= $now THEN DELETE
