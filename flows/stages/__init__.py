"""The stages: plain functions, each one step of the road, usable without Prefect.

Each takes the shift and the records of the stage before. What touches the warehouse opens it for
that step alone, so that nobody waits for the network while somebody holds the writer's lock.
"""
