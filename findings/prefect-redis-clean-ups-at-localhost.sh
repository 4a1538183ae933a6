#!/usr/bin/env bash
# prefect-redis keeps the messages, the leases and the queue of clean-ups of several Prefect servers in Redis. Messages and
# leases are where PREFECT_REDIS_MESSAGING_URL says; the queue of clean-ups, chosen beside them, is at localhost unless it
# has an address of its own, so that the services of a server log an error every five seconds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PREFECT_HOME="$folder/prefect"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prefect==3.9.1 prefect-redis==0.3.0
export PREFECT_REDIS_MESSAGING_URL=redis://redis.example:6399/3
export PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE=prefect_redis.lease_storage
export PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE=prefect_redis.cleanup_queue
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from prefect_redis.cleanup_queue import WorkerCleanupQueue
from prefect_redis.lease_storage import ConcurrencyLeaseStorage


def place(client):
    made = client.connection_pool.connection_kwargs
    return f"{made['host']}:{made['port']}/{made.get('db', 0)}"


leases = place(ConcurrencyLeaseStorage().redis_client)
clean_ups = place(WorkerCleanupQueue()._client())
print(f"prefect-redis {version('prefect-redis')}: leases at {leases}")
print(f"expected clean-ups there, too; observed {clean_ups}")
sys.exit(leases == clean_ups)
PYTHON
