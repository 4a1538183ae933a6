"""SQL that readers of the explorer type: run in the sandbox of `newswire sql`, and shown or sent."""
