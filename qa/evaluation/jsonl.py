"""Rows of JSON lines, plain, .xz or .gz, and one-day pools written for a record to read."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

SUFFIXES = (".jsonl", ".jsonl.xz", ".jsonl.gz")
FIRST_DAY = date(1900, 1, 1)

Json = dict[str, Any]


def find(folder: Path, stem: str) -> Path | None:
    """The file of this name in the folder, packed or not."""
    found = (folder / f"{stem}{suffix}" for suffix in SUFFIXES)
    return next((path for path in found if path.is_file()), None)


def read(path: Path | None) -> list[Json]:
    """All rows; none where there is no file."""
    if path is None:
        return []
    data = path.read_bytes()
    if path.suffix == ".xz":
        data = lzma.decompress(data)
    elif path.suffix == ".gz":
        data = gzip.decompress(data)
    return [json.loads(line) for line in data.decode().split("\n") if line.strip()]


def write(path: Path, rows: Iterable[Json]) -> Path:
    """Write the rows, unless the file says the same already (its time then stays as it was)."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path


def own_day(index: int) -> str:
    """A day no other statement of the pool bears: a filter on it gives that statement alone."""
    return (FIRST_DAY + timedelta(days=index)).isoformat()


def fingerprint(path: Path) -> str:
    """Twelve hexadecimal digits of the file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
