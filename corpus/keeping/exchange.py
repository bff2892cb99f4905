"""Two folders that change places in one step, as the system offers it but Python does not."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths count from the working folder
_LINUX_EXCHANGE, _MACOS_SWAP = 2, 2


def exchange(old: Path, new: Path, aside: Path) -> None:
    """`new` takes the place of `old`, which is under `aside` afterwards.

    Killed in between, `old` is one of the two, whole, and nothing is lost: `aside` may hold the
    other already, or for a moment `new`. Only where the system or its disk can't exchange, as some
    network disks can't, is `old` missing for the moment between two renamings.
    """
    new.rename(aside)
    if _swapped(old, aside):
        return
    aside.rename(new)
    old.rename(aside)
    new.rename(old)


def _swapped(one: Path, other: Path) -> bool:
    """Whether the two changed places; False where that is not to be had here."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_HERE, paths[0], _HERE, paths[1], _LINUX_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(paths[0], paths[1], _MACOS_SWAP)
    else:
        return False
    return not failed
