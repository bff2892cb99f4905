"""The exported model: made once, checked at each start, made anew when it is damaged."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import ModelAltered, ModelUnready
from embeddings.exported import _keep, cache_folder, exported_model
from embeddings.model import MINILM, Model
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.onnx_runtime import version

ROOT = Path(__file__).resolve().parents[1]
EXPORT = """
import sys, hashlib
from pathlib import Path
from embeddings.exported import exported_model
from embeddings.model import MINILM
print(hashlib.sha256(exported_model(MINILM, "1", Path(sys.argv[1]))).hexdigest())
"""


@pytest.fixture(scope="module")
def exported() -> bytes:
    """The model, out of the user's cache where it is already."""
    return exported_model(MINILM, version())


@pytest.fixture
def file(exported: bytes, tmp_path: Path) -> Path:
    """A cache of one's own with the exported model in it."""
    path = tmp_path / f"{str(MINILM.sha256)[:16]}-int8-1-onnxruntime-1.onnx"
    _keep(path, exported)
    return path


def broken(folder: Path) -> Model:
    """One that looks like a model and can't be exported."""
    for name in ("model.safetensors", "config.json"):
        (folder / name).write_bytes(b"{}")
    return Model(name=str(folder))


def test_what_is_kept_is_used(file: Path, exported: bytes) -> None:
    assert exported_model(MINILM, "1", file.parent) == exported
    assert sorted(path.suffix for path in file.parent.iterdir()) == [".onnx", ".sha256"]


@pytest.mark.parametrize("harm", ["altered", "cut", "unproved"])
def test_a_damaged_one_is_made_anew(
    harm: str, file: Path, exported: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    if harm == "altered":
        file.write_bytes(exported[:9999] + b"?" + exported[10000:])
    elif harm == "cut":
        file.write_bytes(exported[:9999])
    else:
        file.with_suffix(".sha256").unlink()
    made = exported_model(MINILM, "1", file.parent)
    assert made == file.read_bytes() == exported
    assert ("is damaged and is made anew" in caplog.text) == (harm != "unproved")
    caplog.clear()
    assert exported_model(MINILM, "1", file.parent) == exported
    assert not caplog.text


def test_two_at_once_make_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", EXPORT, str(tmp_path)]
    children = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    told = {child.communicate()[0] for child in children}
    (side,) = tmp_path.glob("*.sha256")
    assert told == {side.read_text() + "\n"}
    assert len(list(tmp_path.glob("*.onnx"))) == 1
    assert not list(tmp_path.glob("*.part"))


def test_where_nothing_can_be_written_it_is_made_for_the_process(
    tmp_path: Path, exported: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder can be made below a file")
    with caplog.at_level(logging.WARNING):
        assert exported_model(MINILM, "1", tmp_path / "file" / "models") == exported
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


def test_what_onnxruntime_cant_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / f"{str(MINILM.sha256)[:16]}-int8-1-onnxruntime-{version()}.onnx"
    _keep(path, b"no graph")
    with pytest.raises(ModelUnready, match="could not be prepared for onnxruntime"):
        OnnxEncoder(folder=tmp_path).encode_question("?")


def test_altered_weights_are_refused_though_an_export_is_there(file: Path, tmp_path: Path) -> None:
    model = replace(broken(tmp_path), sha256=MINILM.sha256)
    with pytest.raises(ModelAltered):
        exported_model(model, "1", file.parent)


def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "on-the-record" / "models"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "on-the-record" / "models"


def test_torch_stays_in_the_child(tmp_path: Path) -> None:
    code = f"{EXPORT}\nprint('torch' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    assert done.stdout.splitlines()[1:] == ["False"], done.stderr
    assert done.stderr == ""
