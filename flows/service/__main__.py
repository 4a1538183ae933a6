"""`python -m flows.service`: runs the service until it is told to end (SIGTERM, Ctrl-C)."""

from __future__ import annotations

import os
import resource
import signal
import sys
from functools import partial

import uvicorn
from starlette.applications import Starlette

from flows.absent_modules import note_absent_modules
from flows.config_file import default_settings, load_settings
from flows.errors import NewswireError, SettingsError
from flows.garbage import collect_rarely
from flows.listening import bind_sockets
from flows.log_output import configure_logging, read_form
from flows.logs import log, notice
from flows.service.inbox import Inbox
from flows.service.listener import make_app
from flows.service.passes import Passes
from flows.service.spool import Spool
from flows.service.target_thread import TargetThread
from flows.service.websub.callbacks import make_routes
from flows.service.websub.subscriber import Subscriber
from flows.settings import Settings
from flows.targets.deliver import deliver_edition

_SHUTDOWN = 3  # seconds for requests under way


def main() -> int:
    """Serve by the configuration of the working folder and the environment; return the exit status."""
    collect_rarely()
    note_absent_modules()
    configure_logging(verbosity=1, form=read_form(os.environ, default="text"), with_libraries=False)
    try:
        serve(load_settings() or default_settings())
    except NewswireError as error:
        log.error("%s", error)
        return error.exit_status
    return 0


def serve(settings: Settings) -> None:
    """Listen and make passes until a signal ends the process.

    The worker processes are warm before the first connection is accepted. A pass under way ends first, if
    that takes no more than eight seconds; what it leaves, the next start does.

    Raises:
        SettingsError: The token names a variable that is not set.
        UsageError: The port is taken, or the host is none of this machine.
    """
    _raise_file_limit()
    spool = Spool(settings.spool_folder)
    spool.clear_parts()
    settings.inbox_folder.mkdir(parents=True, exist_ok=True)
    passes = Passes(settings, spool, Inbox(settings.inbox_folder))
    subscriber = Subscriber(settings) if settings.listen.public else None
    app = make_app(
        settings, spool, passes, routes=make_routes(subscriber, spool, passes) if subscriber else ()
    )
    if subscriber:
        passes.after_publish.append(subscriber.note_pass)
    targets = TargetThread(partial(_deliver_edition, settings))
    passes.after_publish.append(targets.note_pass)
    host = settings.listen.host
    sockets = bind_sockets(host, settings.listen.port, setting="`port` in [listen] of newswire.toml")
    passes.start()
    passes.ready.wait()
    targets.start()
    _leave_signals_to_server()
    notice(f"listening on {host}:{sockets[0].getsockname()[1]}")
    server = _make_server(app)
    if subscriber:
        subscriber.start(is_listening=lambda: server.started)
    try:
        server.run(sockets=sockets)
    finally:
        if subscriber:
            subscriber.stop()
        targets.stop()
        if not passes.stop():
            log.warning("the pass under way is broken off; the next start does what it leaves")
            os._exit(1)  # a wait for the network cannot be interrupted, and all files are whole


def _make_server(app: Starlette) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_SHUTDOWN,
        )
    )


def _leave_signals_to_server() -> None:
    """Let signals end the server alone, and not the process, whose passes and workers end after it."""
    for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again once it has ended
        signal.signal(number, lambda *_: None)
    signal.signal(signal.SIGIO, signal.SIG_IGN)  # what the kernel sends where a lease of ours is contested


def _deliver_edition(settings: Settings) -> bool:
    """Publish the edition to the targets of the configuration as it is now; false if one lacks it."""
    try:
        current = load_settings() or settings
    except SettingsError:  # the passes report it
        current = settings
    return deliver_edition(current.model_copy(update={"home": settings.home}))


def _raise_file_limit() -> None:
    """Allow as many open files as the system does: each connection is one, and slow ones stay for long."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    sys.exit(main())
