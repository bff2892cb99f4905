"""Whether the files of a tantivy index are as they were written.

tantivy ends each with its CRC-32 in JSON, the length of that JSON and a magic number, but compares
them only when asked, which its Python module can't. Each is written once, before the commit that
names it: one that was not touched since then is as it was written.
"""

from __future__ import annotations

import json
from pathlib import Path

from embeddings.errors import IndexDamaged
from embeddings.manifest import file_crc32

_KINDS = ("idx", "pos", "term", "store", "fast", "fieldnorm")
_MAGIC = 1337
_TRIES = 5


def check_segments(folder: Path, *, thorough: bool = False) -> None:
    """Raise `IndexDamaged` if a committed file is not as written.

    All are read if `thorough`; else only what was touched since, lest each start cost more the
    larger the record is.

    A writer in another process may merge segments away meanwhile: then it looks again.
    """
    for _ in range(_TRIES):
        try:
            meta = folder / "meta.json"
            since = 0 if thorough else meta.stat().st_mtime_ns
            for name in _committed(meta):
                _check(folder / name, since)
            return
        except FileNotFoundError as error:
            missing = error
    raise IndexDamaged(f"{missing.filename} is missing") from missing


def _committed(meta: Path) -> list[str]:
    """Names of the files that the last commit consists of."""
    try:
        segments = json.loads(meta.read_bytes())["segments"]
        names = [(s["segment_id"].replace("-", ""), s["deletes"]) for s in segments]
        files = [f"{name}.{kind}" for name, _ in names for kind in _KINDS]
        return files + [f"{name}.{gone['opstamp']}.del" for name, gone in names if gone]
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{meta.name} can't be read") from error


def _check(path: Path, since: int) -> None:
    status = path.stat()
    size = status.st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 8))
        length, magic = (int.from_bytes(file.read(4), "little") for _ in range(2))
        if magic != _MAGIC or length > size - 8:
            raise IndexDamaged(f"{path.name} is cut short")
        file.seek(size - 8 - length)
        footer = file.read(length)
    try:
        written = json.loads(footer)["crc"]
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{path.name} is altered") from error
    touched = status.st_mtime_ns >= since
    if touched and file_crc32(path, size - 8 - length) != written:
        raise IndexDamaged(f"{path.name} is altered")
