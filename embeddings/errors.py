"""What can go wrong with models and indexes; each message names the remedy."""


class EmbeddingError(Exception):
    """Base of all; its message is a sentence fit for the user."""


class ModelMissing(EmbeddingError):
    """The encoder's files are not there."""


class ModelAltered(EmbeddingError):
    """The encoder's weights do not have the SHA-256 they are known by."""


class IndexDamaged(EmbeddingError):
    """An index file can't be used; it is rebuilt from the store."""


class IndexBusy(EmbeddingError):
    """Another process is writing the index; what it has committed can be searched meanwhile."""
