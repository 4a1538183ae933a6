"""The stages of the pipeline: plain functions, usable without Prefect.

Each takes the run's context and the records of the stage before. A stage opens the warehouse only for
the statements that need it, so that nobody holds the writer's lock while waiting for the network.
"""
