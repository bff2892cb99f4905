"""Inputs of one target that atheris makes of those which reached lines that no other had.

Run as `python -m tests.fuzzing.guided NAME INPUTS FOLDER SEED`: our own packages are looked into as
they are first imported, so that nothing here may import them sooner. Libraries are not: with them
too, one input takes longer than many do otherwise.
"""

from __future__ import annotations

import random
import sys
from hashlib import sha256
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["corpus", "embeddings", "qa"]):
    from tests.fuzzing.changing import within
    from tests.fuzzing.running import MOST_MEMORY, SLOWEST, Run, Trying
    from tests.fuzzing.seeds import seeds
    from tests.fuzzing.targets import LONGEST, TARGETS


def mutated(data: bytes, largest: int, number: int) -> bytes:
    chosen = random.Random(number)
    if data.startswith(b"PK\x03\x04") and chosen.random() < 0.8:
        return within(data, chosen, lambda member: atheris.Mutate(member, largest))[:largest]
    return bytes(atheris.Mutate(data, largest))


def main() -> None:
    """Never returns: the process ends with its last input."""
    name, runs, folder, seed = sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    first = seeds(name)
    with atheris.instrument_imports(include=["corpus", "embeddings", "qa"]):
        for data in first:  # what a target imports only when it is called
            TARGETS[name](data)
    for data in first:
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)
    limits = (
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST * 2:g}",
        f"-rss_limit_mb={MOST_MEMORY * 2}",
    )
    options = (f"-runs={runs}", f"-seed={seed}", f"-artifact_prefix={folder}/", "-verbosity=0")
    trying = Trying(Run(name, guided=True), folder)
    atheris.Setup([sys.argv[0], *limits, *options, str(corpus)], trying, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
