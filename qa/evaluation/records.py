"""Records to measure, kept in a cache, so that vectors are made once.

A record lies in <cache>/<name of its source>-<hash of it>/. Vectors are kept by the hash of the
text, so when the code that reads or attributes has changed since, or the source lies elsewhere, all
statements are taken out and read anew, and only what reads differently is embedded again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import corpus
import qa.attribution
from qa.evaluation import jsonl
from qa.evaluation.gold import Collection
from qa.evaluation.progress import Tell
from qa.record import Record


def open_record(
    collection: Collection, cache: Path, *, words_only: bool, tell: Tell
) -> tuple[Record, tuple[str, ...]]:
    """The collection's record, read and, unless `words_only`, embedded; and what was refused."""
    source = collection.source.resolve()
    folder = cache / f"{source.name.partition('.')[0]}-{jsonl.fingerprint(source)}"
    record = Record.open(folder / "record", create=True, labelled=False)
    stamp = folder / "read-by"
    reading = f"{code_hash()} {source}\n"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != reading:
        _empty(record, tell)
    refused = _add(record, source, tell)
    stamp.write_text(reading, encoding="utf-8")
    if not words_only:
        record.embed(lambda at: tell(f"{collection.name}: embedding", at.done, at.total))
    return record, tuple(refused)


def code_hash() -> str:
    """SHA-256 of the code that turns a source into labelled sentences."""
    digest = hashlib.sha256()
    for package in (corpus, qa.attribution):
        for path in _sources(package.__path__):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(folders: Iterable[str]) -> list[Path]:
    return sorted(path for folder in folders for path in Path(folder).rglob("*.py"))


def _empty(record: Record, tell: Tell) -> None:
    while statements := record.list(limit=500)[0]:
        for statement in statements:
            tell("forgetting what other code read", 0, 0)
            record.remove(statement.statement_id)


def _add(record: Record, source: Path, tell: Tell) -> list[str]:
    done = 0

    def count(_: object) -> None:
        nonlocal done
        done += 1
        tell(f"{source.name}: reading", done, 0)

    results = record.add([source], wait=False, on_progress=count)
    refused = [result for result in results if result.status == "refused"]
    if len(refused) == len(results):
        reason = refused[0].reason if refused else "It has no statements."
        raise ValueError(f"Nothing of {source} could be read: {reason}")
    return [f"Refused by the record: {one.source}: {one.reason}" for one in refused]
