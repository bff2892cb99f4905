"""A child that adds made-up statements and reports each one that is stored, until it is killed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.types import Block, Document, Metadata
from qa import Record
from tests.toy_encoder import ToyEncoder

COUNT = 60
SOURCE = "made"


def documents() -> Iterator[Document]:
    for number in range(COUNT):
        blocks = tuple(
            Block(f"Statement {number}, paragraph {n}. The minister spoke of topic{number}.")
            for n in range(5)
        )
        yield Document(
            f"made-{number}", blocks, Metadata(title=f"Statement {number}", date="2019-05-30")
        )


def main(folder: Path) -> None:
    """Add everything, printing one line for each statement once the store has it."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        print("open", flush=True)
        record.add_documents(
            documents(),
            source=SOURCE,
            on_progress=lambda result: print(result.statement_id, flush=True),
        )
        print("embedded", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
