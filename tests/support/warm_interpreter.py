"""A Python interpreter that has imported a lot, and becomes each program that it is asked to run by a fork.

A program then runs as it would in an interpreter of its own, in its own processes: what a command, its fork
server and its resource tracker import is there already, which takes a second and a half of CPU time
otherwise. The forks share nothing that is open, since this process opens nothing: no file, no database.
`warm_starts.py` starts it and talks to it.
"""

from __future__ import annotations

import array
import fcntl
import gc
import importlib
import os
import runpy
import socket
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import reduction, util
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import duckdb

_SPARES = 3  # of a command: its fork server, its resource tracker, and a fork server in place of a killed one
_LONGEST_CODE = 65_536
_TRIES = 30
_HIGH = 1_000  # numbers of files that no program has open
_spawn_cold = util.spawnv_passfds
_reports: list[Connection] = []
"""Where the names of this program's modules are sent when it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program to become.

    Attributes:
        words: The words after the interpreter's name: `-m`, a module and its arguments, or `-c` and code.
        folder: The working folder.
        environment: All environment variables.
        output: The file to whose end the output goes.
        errors: The file to whose end the errors go; it may be the same.
        reports_modules: Whether the names of its modules are sent when it ends.
    """

    words: tuple[str, ...]
    folder: str
    environment: Mapping[str, str]
    output: str
    errors: str
    reports_modules: bool = False


def serve(door: socket.socket) -> Program | None:
    """Fork for each program that is asked for; import modules.

    Each request comes with a file, the end of a pipe that the answers go to: the number of threads after
    imports, otherwise the program's process, and its status once it has ended.

    Returns:
        In a fork, the program that it is to become; otherwise None, at the end of the requests.
    """
    link = Connection(os.dup(door.fileno()))
    while True:
        try:
            request: Program | list[str] = link.recv()
        except EOFError:
            return None
        (file,) = reduction.recvfds(door, 1)
        with Connection(file, readable=False) as answers:
            if isinstance(request, list):
                answers.send(_import_all(request))
            elif not _fork():
                link.close()
                door.close()
                return _keep(request, answers)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _keep(program: Program, answers: Connection) -> Program:
    """Fork once more: the fork returns and becomes the program, and this process waits for its end."""
    child = _fork()
    if not child:
        if program.reports_modules:
            _reports.append(Connection(os.dup(answers.fileno()), readable=False))
        return program
    answers.send(child)
    _, status = os.waitpid(child, 0)
    with suppress(OSError):  # nobody waits for it
        answers.send(os.waitstatus_to_exitcode(status))
    os._exit(0)


def _fork() -> int:
    """Fork, again for a while where the machine has no room: without it, the interpreter would end."""
    for _ in range(_TRIES):
        with suppress(OSError):
            return os.fork()
        time.sleep(1)
    return os.fork()


def _import_all(names: list[str]) -> int:
    """Import modules in the order in which a program did; return the number of threads there are then.

    In another order, modules that import each other end up with other parts: asyncio without its tasks.
    """
    for name in names:
        if not name.startswith("__"):
            with suppress(Exception, SystemExit):
                importlib.import_module(name)
    gc.collect()
    gc.freeze()  # otherwise each fork would copy the memory that its garbage collector looks through
    return len(list(Path("/proc/self/task").iterdir()))


def become(program: Program) -> None:
    """Run a program; where it ends by an exception, this raises it, as an interpreter does."""
    os.chdir(program.folder)
    os.environ.clear()
    os.environ.update(program.environment)
    with Path(program.output).open("ab") as output, Path(program.errors).open("ab") as errors:
        os.dup2(output.fileno(), 1)
        os.dup2(errors.fileno(), 2)
    spares = [_make_spare() for _ in range(_SPARES)]

    def spawn(path: Any, args: Sequence[Any], passfds: Sequence[int]) -> int:
        if not spares:
            return int(_spawn_cold(path, args, passfds))
        pid, door = spares.pop()
        numbers = array.array("i", map(int, passfds))
        with door:
            words = b"\0".join(map(os.fsencode, args[args.index("-c") + 1 :]))
            socket.send_fds(door, [numbers.tobytes().ljust(_HIGH) + words], list(numbers))
        return pid

    util.spawnv_passfds = spawn
    option, text, *_ = program.words
    sys.argv = [option, *program.words[2:]]
    if option == "-m":
        sys.path[0] = program.folder
        runpy.run_module(text, run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = ""
        _run_code(text)


def _run_code(code: str) -> None:
    module = ModuleType("__main__")
    sys.modules["__main__"] = module
    exec(compile(code, "<string>", "exec"), module.__dict__)  # as `python -c` does


def _make_spare() -> tuple[int, socket.socket]:
    """Fork a process that waits for what the command starts as a new interpreter, and becomes that."""
    door, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    child = os.fork()
    if not child:
        door.close()
        _wait_and_become(inside)
    inside.close()
    return child, door


def _wait_and_become(inside: socket.socket) -> NoReturn:
    status = 1
    try:
        message, files, _, _ = socket.recv_fds(inside, _LONGEST_CODE, 16)
        if not message:  # the command has ended
            os._exit(0)
        inside.close()
        high = [fcntl.fcntl(file, fcntl.F_DUPFD, _HIGH) for file in files]
        numbers = array.array("i", message[: len(files) * array.array("i").itemsize])
        for file in files:
            os.close(file)
        for file, number in zip(high, numbers, strict=True):
            os.dup2(file, number)
            os.close(file)
        code, *words = message[_HIGH:].decode().split("\0")
        Path("/proc/self/comm").write_text("forkserver" if "forkserver" in code else "tracker", "ascii")
        sys.argv = ["-c", *words]
        _run_code(code)
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    except BaseException:  # noqa: BLE001 -- as an interpreter does
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    duckdb.close()  # it opens a database when it is imported, for whose thread a fork would wait at its end
    asked = serve(socket.socket(fileno=int(sys.argv[1])))
    if asked:
        try:
            become(asked)
        finally:
            for kept in _reports:
                kept.send(list(sys.modules))
