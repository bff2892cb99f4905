"""Faults below SQLite: its n-th write or read fails, is torn, or is the last thing a process does.

SQLite's unix layer lets its system calls be replaced, which is how SQLite tests itself; here by
way of ctypes, in the very library that Python's module uses.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
from pathlib import Path
from typing import Any

WRITES = ("write", "pwrite", "pwrite64")
READS = ("read", "pread", "pread64")
_CALL = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t,
                         ctypes.c_int64, use_errno=True)  # fmt: skip
_SET = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_GET = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
_POINTERS_BEFORE = 13  # of sqlite3_vfs between pAppData and xSetSystemCall
_kept: list[Any] = []  # callbacks must outlive the call that sets them


class _Vfs(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("iVersion", "szOsFile", "mxPathname")),
        *((name, ctypes.c_void_p) for name in ("pNext", "zName", "pAppData")),
        ("between", ctypes.c_void_p * _POINTERS_BEFORE),
        *((name, ctypes.c_void_p) for name in ("xSetSystemCall", "xGetSystemCall")),
    )


def library() -> str | None:
    """The shared library that Python's sqlite3 uses; None where SQLite is built into Python."""
    import sqlite3

    sqlite3.connect(":memory:").close()
    try:
        maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    except OSError:
        return None
    return next((line.split()[-1] for line in maps if "libsqlite3.so" in line), None)


class Calls:
    """Counts SQLite's calls of one kind from now on; at number `at` something happens.

    `how`: "kill" before it, "torn" half of it and then kill, "full" or "failing" from then on,
    "once" only that one fails. With `at` 0 they are only counted.
    """

    def __init__(self, names: tuple[str, ...], at: int = 0, how: str = "kill") -> None:
        self.count, self.at, self.how = 0, at, how
        path = library()
        assert path is not None
        sqlite = ctypes.CDLL(path)
        sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._libc = ctypes.CDLL(None, use_errno=True)
        for call in ("write", "read", "pwrite", "pread"):
            getattr(self._libc, call).restype = ctypes.c_ssize_t
        vfs = sqlite.sqlite3_vfs_find(None)
        assert vfs.contents.iVersion >= 3
        change, ask = _SET(vfs.contents.xSetSystemCall), _GET(vfs.contents.xGetSystemCall)
        for name in names:
            if ask(ctypes.cast(vfs, ctypes.c_void_p), name.encode()):
                callback = _CALL(self._positioned if name.startswith("p") else self._plain)
                if not name.startswith("p"):
                    callback = ctypes.CFUNCTYPE(
                        ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t,
                        use_errno=True,
                    )(self._plain)  # fmt: skip
                _kept.append(callback)
                self._write = "write" in name
                pointer = ctypes.cast(callback, ctypes.c_void_p)
                assert change(ctypes.cast(vfs, ctypes.c_void_p), name.encode(), pointer) == 0

    def _positioned(self, fd: int, buffer: int, size: int, offset: int) -> int:
        allowed = self._next(size)
        if allowed < 0:
            return -1
        call = self._libc.pwrite if self._write else self._libc.pread
        done = call(fd, ctypes.c_void_p(buffer), ctypes.c_size_t(allowed), ctypes.c_int64(offset))
        return self._ended(done, allowed < size)

    def _plain(self, fd: int, buffer: int, size: int) -> int:
        allowed = self._next(size)
        if allowed < 0:
            return -1
        call = self._libc.write if self._write else self._libc.read
        return self._ended(
            call(fd, ctypes.c_void_p(buffer), ctypes.c_size_t(allowed)), allowed < size
        )

    def _next(self, size: int) -> int:
        """How much of this call may be done; -1 if it fails."""
        self.count += 1
        if not self.at or self.count < self.at:
            return size
        if self.how in ("full", "failing") or (self.how == "once" and self.count == self.at):
            ctypes.set_errno(errno.ENOSPC if self.how == "full" else errno.EIO)
            return -1
        if self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return size // 2 if self.how == "torn" else size

    def _ended(self, done: int, torn: bool) -> int:
        if torn:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
