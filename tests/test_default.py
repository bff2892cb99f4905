"""The encoder where none is named: onnxruntime, unless told or seen otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings import default
from embeddings.default import default_encoder
from embeddings.encoder import SentenceEncoder
from embeddings.onnx_encoder import OnnxEncoder


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ON_THE_RECORD_RUNTIME", raising=False)
    monkeypatch.setattr(default, "_DEVICES", ())


def test_onnxruntime_by_default() -> None:
    assert isinstance(default_encoder(), OnnxEncoder)


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_THE_RECORD_RUNTIME", "torch")
    assert isinstance(default_encoder(), SentenceEncoder)


def test_what_the_environment_cant_mean_is_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_RUNTIME", "cuda")
    assert isinstance(default_encoder(), OnnxEncoder)
    assert "ON_THE_RECORD_RUNTIME is torch or onnx, not cuda" in caplog.text


def test_torch_where_it_has_a_gpu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nvidiactl").touch()
    monkeypatch.setattr(default, "_DEVICES", (str(tmp_path / "nvidiactl"),))
    monkeypatch.setattr(default, "version", lambda name: "2.13.0")
    assert isinstance(default_encoder(), SentenceEncoder)
    monkeypatch.setattr(default, "version", lambda name: "2.13.0+cpu")
    assert isinstance(default_encoder(), OnnxEncoder)


def test_without_its_packages_torch_it_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(default, "find_spec", lambda name: None if name == "onnx" else object())
    assert isinstance(default_encoder(), SentenceEncoder)
    assert "Without onnx the model runs in torch" in caplog.text
