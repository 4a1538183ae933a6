-- Returns the number of the articles of the window.
SELECT count(*) FROM chosen;
