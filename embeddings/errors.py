"""What can go wrong with models and indexes; each message names the remedy."""

from __future__ import annotations

from typing import Self

RUNTIME_SETTING = "ON_THE_RECORD_RUNTIME"
MODEL_SETTING = "ON_THE_RECORD_MODEL"


class EmbeddingError(Exception):
    """Base of all; its message is a sentence fit for the user."""


class ModelMissing(EmbeddingError):
    """The encoder's files are not there."""


class ModelAltered(EmbeddingError):
    """The encoder's weights do not have the SHA-256 they are known by."""


class ModelUnready(EmbeddingError):
    """The model is there but can't be made ready for its runtime on this machine."""

    @classmethod
    def because(cls, reason: str) -> Self:
        return cls(
            f"The model could not be prepared for onnxruntime: {reason.rstrip('.')}. "
            f"To run it in torch as it is, set {RUNTIME_SETTING}=torch and start again."
        )


class IndexDamaged(EmbeddingError):
    """An index file can't be used; it is rebuilt from the store."""


class IndexBusy(EmbeddingError):
    """Another process is writing the index; what it has committed can be searched meanwhile."""


class VectorsDamaged(EmbeddingError):
    """Stored vectors have not the size that the encoder's have."""

    @classmethod
    def told(cls) -> Self:
        return cls("Some of the stored vectors are damaged. To mend them: record doctor")
