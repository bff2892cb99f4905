"""Embedding workers in processes of their own, over one record in a real PostgreSQL server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import Server, running

from corpus.types import Block, Document, Metadata
from qa import Record
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]
STATEMENTS, PARAGRAPHS = 100, 10


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


def documents() -> Iterator[Document]:
    for number in range(STATEMENTS):
        blocks = tuple(
            Block(f"Statement {number}, paragraph {n}: the minister spoke of topic{number}x{n}.")
            for n in range(PARAGRAPHS)
        )
        metadata = Metadata(title=f"Statement {number}", date="2019-05-30", language="en")
        yield Document(f"made-{number}", blocks, metadata)


def worker(folder: Path, url: str, dies: int = 0) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.worker_child", str(folder), url, str(dies)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert started.stdout
    assert started.stdout.readline() == "open\n"
    return started


def at_once(*workers: subprocess.Popen[str]) -> list[list[str]]:
    """The texts that each embedded, begun together and run to its end."""
    for one in workers:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    return [one.communicate(timeout=60)[0].splitlines() for one in workers]


def test_two_workers_share_the_work_and_embed_nothing_twice(server: Server, tmp_path: Path) -> None:
    url = server.url(schema="shared")
    with Record.open(tmp_path / "a", encoder=ToyEncoder(), database=url) as record:
        record.add_documents(documents(), source="made", wait=False)
    one, other = at_once(worker(tmp_path / "a", url), worker(tmp_path / "b", url))
    assert one
    assert other
    assert len(one) + len(other) == len({*one, *other}) == STATEMENTS * PARAGRAPHS
    for folder in ("a", "b"):
        encoder = ToyEncoder()
        with Record.open(tmp_path / folder, encoder=encoder, database=url) as record:
            assert record.progress().share == 1
            record.embed()
            assert record.stats().share_embedded == 1
            assert record.search_index.meaning.vectors.progress().done == STATEMENTS * PARAGRAPHS
        assert encoder.encoded == 0


def test_what_a_worker_died_over_another_embeds(server: Server, tmp_path: Path) -> None:
    url = server.url(schema="died")
    with Record.open(tmp_path / "a", encoder=ToyEncoder(), database=url) as record:
        record.add_documents(documents(), source="made", wait=False)
    dying, other = worker(tmp_path / "a", url, dies=2), worker(tmp_path / "b", url)
    told = at_once(dying, other)
    assert dying.returncode == -9
    assert other.returncode == 0
    assert sum(map(len, told)) == len({*told[0], *told[1]}) == STATEMENTS * PARAGRAPHS
    with Record.open(tmp_path / "a", encoder=ToyEncoder(), database=url) as record:
        assert record.progress().share == 1
        assert record.verify() == []


def test_what_is_removed_while_it_is_embedded_keeps_nobody_waiting(
    server: Server, tmp_path: Path
) -> None:
    url = server.url(schema="removed")
    with Record.open(tmp_path / "a", encoder=ToyEncoder(), database=url) as record:
        record.add_documents(documents(), source="made", wait=False)
        kind = record.search_index.meaning.vectors.kind
        waiting = record.store.unembedded(kind, frozenset(), 10_000)
        with record.store.engine.taken(kind, waiting, 128) as (ours, rest):
            with record.store.engine.taken(kind, waiting, 128) as (theirs, _):
                assert theirs
                assert not {*ours} & {*theirs}
            assert len(rest) + len(ours) == len(waiting)
            record.remove("made-0")  # not after lock_timeout: at once, or this would raise
            vector = b"\0" * 128
            record.store.put_vectors(kind, [(id, b"%d" % id, vector, b"") for id in ours])
        assert record.store.passage_count() == (STATEMENTS - 1) * PARAGRAPHS
