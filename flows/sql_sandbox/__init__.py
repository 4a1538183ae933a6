"""SQL that people write, run on the edition in a process that can do nothing else.

Four layers, each of which holds when the one before it does not:

1. DuckDB's parser says which kind each statement is; only those that read, and settings, are run.
2. DuckDB has the edition read-only, no other file, no network and no setting that could change that.
3. The kernel lets the process read the edition and the installed libraries, and write into one folder that is
   removed with it (Landlock). Where it cannot, the process may write no file at all (RLIMIT_FSIZE).
4. Memory, CPU time, file sizes and processes are limited, and its parent stops it at a time limit.

The parent never sees a value: the process writes its rows in the form that is wanted, and the parent passes
the bytes on. `sandbox` is the parent's side, and `child` that of the process, which imports little, since it
is started with every command.
"""
