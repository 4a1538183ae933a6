-- A site has on a day as many articles as were counted last.
MERGE INTO store.site_days AS known
USING incoming_site_days AS counted
ON known.site = counted.site AND known."day" = counted."day"
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
