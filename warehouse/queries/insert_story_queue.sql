-- Let the named articles wait for a story.
INSERT INTO store.story_queue SELECT key, false FROM incoming_queued
