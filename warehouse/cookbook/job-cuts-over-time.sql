-- How much is written on job cuts and plant closures, week by week?
--
-- Each row is a week, from its Monday: reports in words of their own on job cuts and on plant closures, and the share
-- of both in all reports of the week. A week without any is left out. The last row, without a week, has the reports
-- without a date.
--
-- subject: tags
-- columns: week, job_cuts, plant_closures, share
WITH weeks AS (
    SELECT
        date_trunc('week', published_on)::DATE AS week,
        list_contains(tags, 'job-cuts') AS on_job_cuts,
        list_contains(tags, 'plant-closures') AS on_plant_closures
    FROM articles
    WHERE duplicate_of IS NULL
)
SELECT
    week,
    count(*) FILTER (on_job_cuts) AS job_cuts,
    count(*) FILTER (on_plant_closures) AS plant_closures,
    round(count(*) FILTER (on_job_cuts OR on_plant_closures) / count(*), 3) AS share
FROM weeks
GROUP BY week
HAVING job_cuts + plant_closures > 0
ORDER BY week DESC NULLS LAST
