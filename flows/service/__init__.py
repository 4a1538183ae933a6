"""The service: one process that listens for pushes, keeps the schedule, and publishes the articles."""
