"""The one module that knows onnxruntime: a graph is made smaller, and run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.types import Vectors

# From version 1.32 on it tells Microsoft of every session: the machine, its processor, the path of
# Python. Read when it is imported, here and in child processes.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


class Graph:
    """A model from token ids to token vectors; any number of threads may run it at once.

    Each run is one text in one thread, so no text is padded to another's length, no threads spin
    while they wait for each other (which halved the passages a CPU second on a busy machine), and
    the company that a text is embedded in can't move its vector: int8 takes its scale from all that
    is multiplied at once, so that batches of 2,048 tokens moved vectors by up to 0.02 of cosine.
    """

    def __init__(self, graph: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # is for inputs of one shape
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )

    def run(self, ids: list[int]) -> Vectors:
        """Shape (len(ids), dimension), float32."""
        found = self._session.run(None, {"input_ids": np.array([ids], np.int64)})[0][0]
        return np.asarray(found, np.float32)


def version() -> str:
    """The version of onnxruntime, which decides what graphs it can read."""
    import onnxruntime

    return str(onnxruntime.__version__)


def in_int8(graph: Path) -> bytes:
    """The graph in that file with weights of 8 bits, a quarter of the size and twice as fast.

    `reduce_range` keeps sums within 16 bits, so that processors with and without VNNI give the same
    vectors.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    path = graph.with_suffix(".int8.onnx")
    quantize_dynamic(graph, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    return path.read_bytes()
