"""onnxruntime against the reference: the same tokens, nearly the same vectors, the same ranking."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder, token_graph
from embeddings.model import MINILM
from embeddings.onnx_encoder import OnnxEncoder, TokenReader
from embeddings.onnx_runtime import Graph
from embeddings.pooling import pooled
from embeddings.types import Vectors
from tests.sentences import PASSAGES, QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
LONG = " ".join(PASSAGES * 8)
TEXTS = [*PASSAGES, *QUESTIONS, LONG, "Ça alors, naïve Überraschung!", "Слова", "", "\x00?"]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder()


@pytest.fixture(scope="module")
def reference() -> Vectors:
    return SentenceEncoder().encode_passages(TEXTS)


def cosines(one: Vectors, other: Vectors) -> Vectors:
    return np.einsum("ij,ij->i", one, other)


def test_exported_in_fp32_it_is_the_reference(reference: Vectors, tmp_path: Path) -> None:
    graph = tmp_path / "graph.onnx"
    token_graph(MINILM, graph)
    reader = TokenReader(
        Graph(graph.read_bytes()), MINILM.folder() / "tokenizer.json", MINILM.window()
    )
    vectors = np.stack([pooled(reader.read(text)) for text in TEXTS])
    assert cosines(vectors, reference).min() > 0.9999


def test_in_int8_it_is_near_the_reference(encoder: OnnxEncoder, reference: Vectors) -> None:
    near = cosines(encoder.encode_passages(TEXTS), reference)
    assert near.mean() > 0.98
    assert near.min() > 0.95


def test_in_int8_it_ranks_like_the_reference(encoder: OnnxEncoder, reference: Vectors) -> None:
    passages, end = encoder.encode_passages(PASSAGES), len(PASSAGES)
    ours = np.stack([encoder.encode_question(text) for text in QUESTIONS]) @ passages.T
    theirs = reference[end : end + len(QUESTIONS)] @ reference[:end].T
    assert (ours.argmax(axis=1) == theirs.argmax(axis=1)).all()
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.99


def test_every_token_knows_its_place_in_the_text(encoder: OnnxEncoder) -> None:
    text = f"naïve \ud800 {LONG}"
    found = encoder.tokens(text, "query: ")
    assert len(found) > 1
    spans = [tuple(span) for window in found for span in window.offsets.tolist()]
    words = [text[start:end] for start, end in spans if start < end]
    assert "".join(words) == "".join(text.split())
    assert all(end <= start for start, end in spans[:3])  # [CLS], query, :
    assert all(window.vectors.shape == (len(window.offsets), 384) for window in found)


def test_a_long_text_is_the_mean_of_its_windows(encoder: OnnxEncoder) -> None:
    parts = encoder.tokens(LONG)
    mean = np.mean([pooled([part]) for part in parts], axis=0)
    assert len(parts) > 5
    assert encoder.encode_question(LONG) @ mean == pytest.approx(np.linalg.norm(mean), abs=1e-5)


def test_prefixes_are_part_of_what_is_read(encoder: OnnxEncoder) -> None:
    prefixed = OnnxEncoder(replace(MINILM, question_prefix="query: ", max_tokens=32))
    expected = encoder.encode_passages(["query: Is it cold?"])[0]
    assert prefixed.encode_question("Is it cold?") == pytest.approx(expected, abs=1e-6)
    assert len(prefixed.tokens(PASSAGES[0] * 4)) > len(encoder.tokens(PASSAGES[0] * 4)) == 1


def test_its_fingerprint_names_runtime_and_precision(encoder: OnnxEncoder) -> None:
    assert "/onnx-int8-" in encoder.fingerprint
    assert "/torch-fp32-" in SentenceEncoder().fingerprint


def test_once_exported_no_torch_is_imported(encoder: OnnxEncoder) -> None:
    encoder.encode_question("Exported?")
    code = (
        "import sys; from embeddings.default import default_encoder; "
        "encoder = default_encoder(); encoder.encode_question('x ' * 900); "
        "encoder.encode_passages(['y', 'z']); print({'torch', 'transformers', 'onnx', "
        "'sentence_transformers', 'huggingface_hub'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "set()", "")
