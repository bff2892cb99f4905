"""A child that adds made-up statements to a record in PostgreSQL, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from qa import Record
from tests.kill_child import SOURCE, documents
from tests.toy_encoder import ToyEncoder


def main(folder: Path) -> None:
    """The address is in the folder's file `address`. Prints each statement once it is stored."""
    address = (folder / "address").read_text()
    with Record.open(folder / "record", encoder=ToyEncoder(), database=address) as record:
        print("open", flush=True)
        record.add_documents(
            documents(),
            source=SOURCE,
            on_progress=lambda result: print(result.statement_id, flush=True),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
