"""The bundled model in torch and in onnxruntime: near is near, nothing is cut, threads share it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder, _batches
from embeddings.errors import ModelAltered, ModelMissing
from embeddings.model import MINILM, Model
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.types import Encoder
from embeddings.windows import Window
from tests.sentences import PASSAGES, QUESTIONS

TEXTS = PASSAGES[:3]
RUNTIMES: tuple[Callable[[Model], Encoder], ...] = (SentenceEncoder, OnnxEncoder)


@pytest.fixture(scope="module")
def reference() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="module", params=["torch", "onnx"])
def encoder(request: pytest.FixtureRequest, reference: SentenceEncoder) -> Encoder:
    return reference if request.param == "torch" else OnnxEncoder()


def test_near_in_meaning_is_near(encoder: Encoder) -> None:
    passages = encoder.encode_passages(PASSAGES)
    asked = np.stack([encoder.encode_question(question) for question in QUESTIONS])
    assert (asked @ passages.T).argmax(axis=1).tolist() == list(range(len(QUESTIONS)))


def test_shapes_and_lengths(encoder: Encoder) -> None:
    texts = [*TEXTS, "", "?", "x" * 9000, "word " * 700, "broken \ud800 \x00", "Слова", "字" * 900]
    vectors = encoder.encode_passages(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), 384) == (len(texts), encoder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encoder.encode_passages([]).shape == (0, 384)
    question = encoder.encode_question("Is it cold?")
    assert (question.shape, question.dtype) == ((384,), np.float32)


def test_a_text_has_the_same_vector_in_any_company(encoder: Encoder) -> None:
    texts = [*TEXTS, "word " * 700, *(f"{text} Again." * 9 for text in TEXTS)]
    together = encoder.encode_passages(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    assert np.einsum("ij,ij->i", together, alone) == pytest.approx(1.0, abs=1e-5)


def test_a_long_text_is_divided_and_never_cut(reference: SentenceEncoder) -> None:
    text = " ".join(f"Sentence number {number} says nothing." for number in range(300))
    windows = reference.windows(text)
    assert "".join(windows) == text
    parts = reference.encode_passages(windows)
    assert len(windows) > 5
    for window in windows:
        assert reference.windows(window) == [window]
    mean = parts.mean(axis=0)
    assert reference.encode_question(text) @ mean == pytest.approx(np.linalg.norm(mean), abs=1e-5)


def test_the_last_words_of_a_long_text_count(encoder: Encoder) -> None:
    filler = "We discussed trade, transport and culture at length. " * 150
    asked = encoder.encode_question("Was a bridge to Hokkaido promised?")
    with_fact, without = encoder.encode_passages(
        [filler + "A bridge to Hokkaido was promised.", filler + "Then everybody went home."]
    )
    assert asked @ with_fact > asked @ without + 0.005


def test_it_agrees_with_sentence_transformers_itself(reference: SentenceEncoder) -> None:
    expected = reference._loaded.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert reference.encode_passages(TEXTS) == pytest.approx(expected, abs=1e-5)


def test_prefixes_are_part_of_what_is_read(reference: SentenceEncoder) -> None:
    prefixed = SentenceEncoder(replace(MINILM, question_prefix="query: ", max_tokens=32))
    prefixed.__dict__["_sentence_transformer"] = reference._loaded  # loaded once is enough
    expected = reference.encode_passages(["query: Is it cold?"])[0]
    assert prefixed.encode_question("Is it cold?") == pytest.approx(expected, abs=1e-5)
    assert prefixed.fingerprint != reference.fingerprint


def test_threads_share_it(encoder: Encoder) -> None:
    alone = encoder.encode_passages(TEXTS)
    with ThreadPoolExecutor(6) as threads:
        background = threads.submit(encoder.encode_passages, TEXTS * 40)
        asked = list(threads.map(encoder.encode_question, TEXTS * 4))
    assert np.stack(asked) == pytest.approx(np.tile(alone, (4, 1)), abs=1e-5)
    assert background.result() == pytest.approx(np.tile(alone, (40, 1)), abs=1e-5)


def test_a_question_does_not_wait_for_the_passages(encoder: Encoder) -> None:
    encoder.encode_question("Loaded?")
    with ThreadPoolExecutor(1) as thread:
        passages = thread.submit(encoder.encode_passages, [f"{text} " * 9 for text in TEXTS] * 20)
        encoder.encode_question("Is it cold?")
        assert not passages.done()


def test_batches_are_bounded_with_padding() -> None:
    lengths = [1] * 3000 + [100] * 50 + [5000]
    parts = [(n, Window(0, "text", [0] * tokens)) for n, tokens in enumerate(lengths)]
    batches = list(_batches(parts))
    assert [part for batch in batches for part in batch] == parts
    assert all(
        len(batch) == 1 or len(batch) * len(batch[-1][1].tokens) <= 2048 for batch in batches
    )


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_sentences_have_vectors_from_the_pass_of_their_passage(
    runtime: Callable[[Model], Encoder],
) -> None:
    title, first, second = "Talks in Oslo. ", "The islands are ours.", "Wheat was not discussed."
    text = f"{title}{first} {second}"
    spans = [(len(title), len(title) + len(first)), (len(text) - len(second), len(text)), (3, 3)]
    encoder = runtime(MINILM)
    whole, (parts,) = encoder.encode_parts([text], [spans])
    assert whole == pytest.approx(encoder.encode_passages([text]), abs=1e-5)
    assert parts.shape == (3, 384)
    assert np.linalg.norm(parts, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)
    islands, wheat = (encoder.encode_question(q) for q in ("whose islands?", "wheat?"))
    assert parts[0] @ islands > parts[1] @ islands
    assert parts[1] @ wheat > parts[0] @ wheat


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_sentence_beyond_the_first_window_is_found(runtime: Callable[[Model], Encoder]) -> None:
    fact = "The treaty was signed in Reykjavik."
    text = "We talked about the weather for a long while. " * 60 + fact
    encoder = runtime(MINILM)
    _, (parts,) = encoder.encode_parts([text], [[(0, 45), (len(text) - len(fact), len(text))]])
    question = encoder.encode_question("Where was the treaty signed?")
    assert parts[1] @ question > 0.5 > parts[0] @ question


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_altered_or_missing_is_said_before_anything_is_loaded(
    runtime: Callable[[Model], Encoder], tmp_path: Path
) -> None:
    with pytest.raises(ModelAltered):
        runtime(replace(MINILM, sha256="0" * 64)).encode_question("?")
    with pytest.raises(ModelMissing):
        runtime(replace(MINILM, name=str(tmp_path / "nowhere"))).encode_question("?")


def test_a_folder_that_holds_no_model_is_said(tmp_path: Path) -> None:
    for name in ("model.safetensors", "config.json"):
        (tmp_path / name).write_bytes(b"{}")
    model = replace(MINILM, name=str(tmp_path), sha256=None)
    with pytest.raises(ModelAltered, match="can't be loaded"):
        SentenceEncoder(model).encode_question("?")


@pytest.mark.long
def test_it_says_nothing_while_loading() -> None:
    code = "from embeddings.encoder import SentenceEncoder as E; E().encode_question('x ' * 900)"
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=root, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
