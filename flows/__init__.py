"""The shell: the clock, the network, processes, Prefect and the command line."""
