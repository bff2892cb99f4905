"""Our side of the comparison, in a process of its own: `side.py` tells what is printed.

`python -m tests.benchmarks.peers.ours FOLDER RECORD [STATEMENTS | permuted]`; with STATEMENTS the
record is made of them first, and what that costs is told; "permuted" is one of `scaled.of_size`.
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

PERMUTED = "permuted"


def made(folder: Path, record: Path, how: str) -> Callable[[], Search]:
    """Opens the record, making it first where statements are given.

    Finds paragraphs, told as places of their first passage.
    """

    def make() -> Search:
        encoder = Remembering(default_encoder(), {}) if how == PERMUTED else None
        opened = Record.open(record, encoder=encoder)
        if how not in ("", PERMUTED):
            opened.add([how])
        units = json.loads((folder / "units.json").read_text("utf-8"))
        places = {(source, paragraph): at for at, (source, paragraph) in enumerate(units)}

        def search(question: str) -> Sequence[int]:
            # Each question is embedded each time.
            opened.search_index.meaning.question.cache_clear()
            found = opened.rank(question, limit=K)
            return [places[one.source_id, one.paragraph] for one in found]

        return search

    return make


if __name__ == "__main__":
    on_one_core()
    folder, record, how = Path(sys.argv[1]), Path(sys.argv[2]), "".join(sys.argv[3:4])
    questions = json.loads((folder / "questions.json").read_text("utf-8"))
    print(json.dumps(costs(made(folder, record, how), questions)))
