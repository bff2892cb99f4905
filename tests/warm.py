"""Programs started without the second that their imports take: a process that has done them forks.

What is started is a process like any other, with arguments, a folder, an environment, pipes,
signals and an exit code of its own; all it is spared is importing. Cold starts are for the tests of
those: of the help, of settings and of the blocks of documentation.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
RECORD = "import sys; from qa.cli import main; sys.argv[0] = 'record'; main()"
SHELL = (
    *("qa.cli.output", "qa.record", "qa.summary", "embeddings.default", "tests.toy_encoder"),
    *("rich.progress", "typer._adapters"),
)
SERVER = (*SHELL, "qa.web.start", "qa.web.server", "qa.web.blocks")


class Started:
    """A process, its two pipes, and how it ends."""

    def __init__(self, pid: int, door: socket.socket, stdout: TextIO, stderr: TextIO) -> None:
        self.pid, self.stdout, self.stderr = pid, stdout, stderr
        self.returncode: int | None = None
        self._door = door

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def poll(self, options: int = os.WNOHANG) -> int | None:
        """Its exit code, or minus the signal that ended it, or None while it runs."""
        if self.returncode is None:
            self._door.send(json.dumps({"wait": [self.pid, options]}).encode())
            self.returncode = json.loads(self._door.recv(100))
        return self.returncode

    def wait(self) -> int | None:
        return self.poll(0)

    def communicate(self) -> tuple[str, str]:
        """All that is still said, once it has ended."""
        said = self.stdout.read(), self.stderr.read()
        self.wait()
        return said

    def __enter__(self) -> Started:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.returncode is None:
            self.send_signal(signal.SIGKILL)
            self.wait()
        self.stdout.close()
        self.stderr.close()


def run(
    program: str,
    *arguments: str | Path,
    typed: str = "",
    imported: tuple[str, ...] = SHELL,
    **where: Any,
) -> subprocess.CompletedProcess[str]:
    """What `python -c program arguments` says and how it ends; `where` is its cwd and env."""
    files = [tempfile.TemporaryFile("w+", encoding="utf-8") for _ in range(3)]  # noqa: SIM115
    try:
        files[0].write(typed)
        files[0].seek(0)
        door = _door(imported)
        pid = _fork(door, program, arguments, [file.fileno() for file in files], **where)
        door.send(json.dumps({"wait": [pid, 0]}).encode())
        code = json.loads(door.recv(100))
        for file in files:
            file.seek(0)
        return subprocess.CompletedProcess(program, code, files[1].read(), files[2].read())
    finally:
        for file in files:
            file.close()


def start(
    program: str, *arguments: str | Path, imported: tuple[str, ...] = SHELL, **where: Any
) -> Started:
    """`python -c program arguments`, running."""
    (out, out_end), (err, err_end) = os.pipe(), os.pipe()
    door = _door(imported)
    nothing = os.open(os.devnull, os.O_RDONLY)
    pid = _fork(door, program, arguments, [nothing, out_end, err_end], **where)
    for end in (nothing, out_end, err_end):
        os.close(end)
    return Started(pid, door, os.fdopen(out, encoding="utf-8"), os.fdopen(err, encoding="utf-8"))


def record(
    folder: Path, *arguments: str | Path, typed: str = "", before: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command `record` over the record in `folder`."""
    return run(before + RECORD, "--record", folder, *arguments, typed=typed)


def _fork(
    door: socket.socket,
    program: str,
    arguments: tuple[str | Path, ...],
    files: list[int],
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> int:
    order = {
        "program": program,
        "arguments": [str(argument) for argument in arguments],
        "cwd": str(cwd),
        "env": dict(os.environ if env is None else env),
    }
    socket.send_fds(door, [json.dumps(order).encode()], files)
    return int(door.recv(100))


@cache
def _door(imported: tuple[str, ...]) -> socket.socket:
    """To the process that has these imported, one for each worker; it ends when the door closes."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(its.fileno()), *imported],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[its.fileno()],
        cwd=ROOT,
    )
    its.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


# -- the process that forks ------------------------------------------------------------------------


def serve(door: socket.socket) -> str:
    """Fork for each order. Returns in the children only, with the program that they are to run."""
    while True:
        message, files, _, _ = socket.recv_fds(door, 1 << 20, 3)
        if not message:
            sys.exit()
        order = json.loads(message)
        if "wait" in order:
            pid, status = os.waitpid(*order["wait"])
            door.send(json.dumps(os.waitstatus_to_exitcode(status) if pid else None).encode())
        elif pid := os.fork():
            for file in files:
                os.close(file)
            door.send(str(pid).encode())
        else:
            door.close()
            return become(order, files)


def become(order: dict[str, Any], files: list[int]) -> str:
    """The process that was asked for."""
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["cwd"])
    sys.argv = ["-c", *order["arguments"]]
    main = sys.modules["__main__"]
    main.__spec__ = main.__package__ = None  # a program given by -c has none, and a usage names it
    return str(order["program"])


if __name__ == "__main__":
    for name in sys.argv[2:]:
        importlib.import_module(name)
    assert threading.active_count() == 1, "a thread would be missing in what is forked"
    exec(compile(serve(socket.socket(fileno=int(sys.argv[1]))), "<string>", "exec"), {})
