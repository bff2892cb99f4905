"""The exported model: made once, checked at each start, made anew when it is damaged."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import ModelAltered, ModelUnready
from embeddings.exported import cache_folder, exported_model
from embeddings.model import MINILM, Model
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.onnx_runtime import version
from tests import warm

ROOT = Path(__file__).resolve().parents[1]
GRAPH = b"a graph" * 1000


class Exporter:
    """Gives a graph at once; counts how often it must."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, model: Model) -> bytes:
        self.made += 1
        return GRAPH


@pytest.fixture
def exporter() -> Exporter:
    return Exporter()


def broken(folder: Path) -> Model:
    """One that looks like a model and can't be exported."""
    for name in ("model.safetensors", "config.json"):
        (folder / name).write_bytes(b"{}")
    return Model(name=str(folder))


def test_it_is_made_once(tmp_path: Path, exporter: Exporter) -> None:
    folder = tmp_path / "not" / "there"
    for _ in range(3):
        assert exported_model(MINILM, "1.32.0", folder, exporter) == GRAPH
    assert exporter.made == 1
    name = f"{str(MINILM.sha256)[:16]}-int8-1-onnxruntime-1.32.0"
    assert (folder / f"{name}.onnx").read_bytes() == GRAPH
    assert (folder / f"{name}.sha256").read_text() == hashlib.sha256(GRAPH).hexdigest()


def test_another_version_or_model_has_another(tmp_path: Path, exporter: Exporter) -> None:
    exported_model(MINILM, "1.32.0", tmp_path, exporter)
    exported_model(MINILM, "1.33.0", tmp_path, exporter)
    exported_model(broken(tmp_path), "1.33.0", tmp_path, exporter)
    assert exporter.made == len(list(tmp_path.glob("*.onnx"))) == 3


@pytest.mark.parametrize("harm", ["altered", "cut", "unproved"])
def test_a_damaged_one_is_made_anew(
    harm: str, tmp_path: Path, exporter: Exporter, caplog: pytest.LogCaptureFixture
) -> None:
    exported_model(MINILM, "1", tmp_path, exporter)
    (file,) = tmp_path.glob("*.onnx")
    if harm == "altered":
        file.write_bytes(GRAPH[:999] + b"?" + GRAPH[1000:])
    elif harm == "cut":
        file.write_bytes(GRAPH[:999])
    else:
        file.with_suffix(".sha256").unlink()
    assert exported_model(MINILM, "1", tmp_path, exporter) == file.read_bytes() == GRAPH
    assert ("is damaged and is made anew" in caplog.text) == (harm != "unproved")
    assert exported_model(MINILM, "1", tmp_path, exporter) == GRAPH
    assert exporter.made == 2


CHILD = """
import sys, time
from pathlib import Path
from embeddings.exported import exported_model
from embeddings.model import MINILM
def export(model):
    print("made", flush=True)
    time.sleep(2)
    return b"a graph"
assert exported_model(MINILM, "1", Path(sys.argv[1]), export) == b"a graph"
"""


def test_processes_that_need_it_at_once_make_one(tmp_path: Path) -> None:
    children = [warm.start(CHILD, tmp_path) for _ in range(3)]
    told = []
    for child in children:
        with child:
            told.append(child.communicate()[0])
    assert [child.returncode for child in children] == [0, 0, 0]
    assert "".join(told) == "made\n"
    assert not list(tmp_path.glob("*.part"))


def test_where_nothing_can_be_written_it_is_made_for_the_process(
    tmp_path: Path, exporter: Exporter, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder can be made below a file")
    with caplog.at_level(logging.WARNING):
        assert exported_model(MINILM, "1", tmp_path / "file" / "models", exporter) == GRAPH
    assert "can't be kept" in caplog.text
    assert "XDG_CACHE_HOME" in caplog.text


def test_one_that_cant_be_exported_is_said_once(tmp_path: Path) -> None:
    encoder = OnnxEncoder(broken(tmp_path), folder=tmp_path / "models")
    assert encoder.fingerprint
    with pytest.raises(ModelUnready, match="ON_THE_RECORD_RUNTIME=torch") as first:
        encoder.encode_question("?")
    with pytest.raises(ModelUnready) as second:
        encoder.encode_question("?")
    assert second.value is first.value  # without another try
    assert not list((tmp_path / "models").glob("*.onnx"))


def test_what_onnxruntime_cant_read_is_said(tmp_path: Path, exporter: Exporter) -> None:
    exported_model(MINILM, version(), tmp_path, exporter)
    with pytest.raises(ModelUnready, match="could not be prepared for onnxruntime"):
        OnnxEncoder(folder=tmp_path).encode_question("?")


def test_altered_weights_are_refused_though_an_export_is_there(
    tmp_path: Path, exporter: Exporter
) -> None:
    exported_model(MINILM, "1", tmp_path, exporter)
    with pytest.raises(ModelAltered):
        exported_model(replace(broken(tmp_path), sha256=MINILM.sha256), "1", tmp_path, exporter)


def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "on-the-record" / "models"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "on-the-record" / "models"
