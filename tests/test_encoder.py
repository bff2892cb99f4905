"""The bundled model: near is near, nothing is cut, threads and odd texts do no harm."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder, _batches, _middle
from embeddings.errors import ModelAltered, ModelMissing
from embeddings.model import MINILM

TEXTS = [
    "Russian forces operate on the Kuril Islands.",
    "Salmon quotas were agreed by the fisheries commission.",
    "The weather in Moscow is cold in winter.",
]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_near_in_meaning_is_near(encoder: SentenceEncoder) -> None:
    passages = encoder.encode_passages(TEXTS)
    questions = [
        "Troops in the Northern Territories",
        "How many fish may be caught?",
        "Is it cold?",
    ]
    asked = np.stack([encoder.encode_question(question) for question in questions])
    assert (asked @ passages.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_shapes_and_lengths(encoder: SentenceEncoder) -> None:
    texts = [*TEXTS, "", "?", "x" * 9000, "word " * 700, "broken \ud800 \x00", "Слова", "字" * 900]
    vectors = encoder.encode_passages(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), 384) == (len(texts), encoder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encoder.encode_passages([]).shape == (0, 384)
    assert encoder.encode_question("Is it cold?").shape == (384,)


def test_a_text_has_the_same_vector_in_any_company(encoder: SentenceEncoder) -> None:
    texts = [*TEXTS, "word " * 700, *(f"{text} Again." * 9 for text in TEXTS)]
    together = encoder.encode_passages(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    assert np.einsum("ij,ij->i", together, alone) == pytest.approx(1.0, abs=1e-5)


def test_a_long_text_is_divided_and_never_cut(encoder: SentenceEncoder) -> None:
    text = " ".join(f"Sentence number {number} says nothing." for number in range(300))
    windows = encoder.windows(text)
    assert "".join(windows) == text
    parts = encoder.encode_passages(windows)
    assert len(windows) > 5
    for window in windows:
        assert encoder.windows(window) == [window]
    mean = parts.mean(axis=0)
    assert encoder.encode_question(text) @ mean == pytest.approx(np.linalg.norm(mean), abs=1e-5)


def test_the_last_words_of_a_long_text_count(encoder: SentenceEncoder) -> None:
    filler = "We discussed trade, transport and culture at length. " * 150
    asked = encoder.encode_question("Was a bridge to Hokkaido promised?")
    with_fact, without = encoder.encode_passages(
        [filler + "A bridge to Hokkaido was promised.", filler + "Then everybody went home."]
    )
    assert asked @ with_fact > asked @ without + 0.005


def test_it_agrees_with_sentence_transformers_itself(encoder: SentenceEncoder) -> None:
    reference = encoder._loaded.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert encoder.encode_passages(TEXTS) == pytest.approx(reference, abs=1e-5)


def test_prefixes_are_part_of_what_is_read(encoder: SentenceEncoder) -> None:
    prefixed = SentenceEncoder(replace(MINILM, question_prefix="query: ", max_tokens=32))
    prefixed.__dict__["_sentence_transformer"] = encoder._loaded  # loaded once is enough
    expected = encoder.encode_passages(["query: Is it cold?"])[0]
    assert prefixed.encode_question("Is it cold?") == pytest.approx(expected, abs=1e-5)
    assert prefixed.fingerprint != encoder.fingerprint


def test_threads_share_it(encoder: SentenceEncoder) -> None:
    alone = encoder.encode_passages(TEXTS)
    with ThreadPoolExecutor(6) as threads:
        background = threads.submit(encoder.encode_passages, TEXTS * 40)
        asked = list(threads.map(encoder.encode_question, TEXTS * 4))
    assert np.stack(asked) == pytest.approx(np.tile(alone, (4, 1)), abs=1e-5)
    assert background.result() == pytest.approx(np.tile(alone, (40, 1)), abs=1e-5)


def test_batches_are_bounded_with_padding() -> None:
    parts = [(n, "text", tokens) for n, tokens in enumerate([1] * 3000 + [100] * 50 + [5000])]
    batches = list(_batches(parts))
    assert [part for batch in batches for part in batch] == parts
    assert all(len(batch) == 1 or len(batch) * batch[-1][2] <= 2048 for batch in batches)


def test_middle() -> None:
    assert _middle("one two three") == 7
    assert _middle("xxxxxx") == 3
    assert _middle("x ") == 1


def test_altered_or_missing_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ModelAltered):
        SentenceEncoder(replace(MINILM, sha256="0" * 64)).encode_question("?")
    with pytest.raises(ModelMissing):
        SentenceEncoder(replace(MINILM, name=str(tmp_path / "nowhere"))).encode_question("?")


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
