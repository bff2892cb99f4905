"""A worker that embeds what a record in PostgreSQL lacks, and tells each text that it embeds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from embeddings.types import Vectors
from qa import Record
from tests.toy_encoder import ToyEncoder


class Told(ToyEncoder):
    """Slow, so that several workers are at it at once; dies in its `dies`-th batch."""

    def __init__(self, dies: int) -> None:
        super().__init__()
        self.batches, self.dies = 0, dies

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.batches += 1
        if self.batches == self.dies:
            os.kill(os.getpid(), 9)
        print(*(text.splitlines()[-1] for text in texts), sep="\n", flush=True)
        time.sleep(0.1)
        return super().encode_passages(texts)


if __name__ == "__main__":
    encoder = Told(int(sys.argv[3]))
    with Record.open(Path(sys.argv[1]), encoder=encoder, database=sys.argv[2]) as record:
        print("open", flush=True)
        sys.stdin.readline()
        record.embed()
