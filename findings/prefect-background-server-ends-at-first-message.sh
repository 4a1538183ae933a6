#!/usr/bin/env bash
# `prefect server start --background` starts a server whose output goes to pipes, and ends, so that nobody holds their
# other ends. The first message that the server writes fails, for which rich ends the process. Here the log's level is
# INFO, so that it writes at its start; by itself it does when a request of its own fails, such as its telemetry's
# without access to the internet. The same server in the foreground goes on.
set -euo pipefail
folder=$(mktemp -d)
servers=()
clean_up() {
    kill "${servers[@]}" 2> /dev/null || true
    wait
    rm -rf "$folder"
}
trap clean_up EXIT
export HOME="$folder" PREFECT_HOME="$folder/prefect" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_SERVER_LEVEL=INFO
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prefect==3.9.1
PATH="$folder/venv/bin:$PATH"

answers() { # PORT: whether a server answers there within 90 seconds
    for _ in {1..90}; do
        sleep 1
        if python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:$1/api/health')" 2> /dev/null; then return; fi
    done
    return 1
}

prefect server start --port 47591 > "$folder/log" 2>&1 &
servers+=($!)
answers 47591
echo "$(prefect version | head -1 | tr -s ' '): in the foreground the server answers, as expected"
kill "${servers[0]}"
wait "${servers[0]}" || true
prefect server start --background --port 47592 > /dev/null
servers+=("$(cat "$PREFECT_HOME/server.pid")")
if answers 47592 && sleep 20 && kill -0 "${servers[1]}" 2> /dev/null; then
    echo "in the background it runs now"
    exit 1
fi
if kill -0 "${servers[1]}" 2> /dev/null; then
    echo "in the background it runs, but does not answer"
    exit 1
fi
echo "expected the same in the background; observed that it has ended"
