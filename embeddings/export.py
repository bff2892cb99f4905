"""`python -m embeddings.export FOLDER`: the model in FOLDER as an int8 graph, on its output.

A process of its own, so that torch's half a gigabyte never is in the one that answers questions.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from embeddings.encoder import token_graph
from embeddings.model import Model
from embeddings.onnx_runtime import in_int8


def main() -> None:
    output = _own_output()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:  # in memory, graphs would lie several times over
        graph = Path(folder) / "graph.onnx"
        token_graph(Model(name=sys.argv[1]), graph)
        output.write(in_int8(graph))
    output.flush()


def _own_output() -> BinaryIO:
    """The pipe for the graph alone: what a library prints goes to the error output."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


if __name__ == "__main__":
    main()
