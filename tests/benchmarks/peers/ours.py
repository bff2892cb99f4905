"""Our side of the comparison, in a process of its own: `side.py` tells what is printed.

`python -m tests.benchmarks.peers.ours FOLDER RECORD [STATEMENTS]`; with STATEMENTS the record is
made of them first, and what that costs is told.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from embeddings.default import default_encoder
from qa import Record
from tests.benchmarks.peers.side import K, Search, costs, on_one_core
from tests.benchmarks.scaled import Remembering


def made(folder: Path, record: Path, statements: Path | None) -> Callable[[], Search]:
    """Opens the record, making it if so; finds paragraphs, as places of their first passage."""

    def make() -> Search:
        if statements:
            opened = Record.open(record)
            opened.add([str(statements)])
        else:
            opened = Record.open(record, encoder=Remembering(default_encoder(), {}))
        units = json.loads((folder / "units.json").read_text("utf-8"))
        places = {(source, paragraph): at for at, (source, paragraph) in enumerate(units)}

        def search(question: str) -> Sequence[int]:
            opened.search_index._vector.cache_clear()  # each question is embedded each time
            found = opened.rank(question, limit=K)
            return [places[one.source_id, one.paragraph] for one in found]

        return search

    return make


if __name__ == "__main__":
    on_one_core()
    given = [Path(one) for one in sys.argv[1:]]
    statements = given[2] if len(given) > 2 else None
    questions = json.loads((given[0] / "questions.json").read_text("utf-8"))
    print(json.dumps(costs(made(given[0], given[1], statements), questions)))
