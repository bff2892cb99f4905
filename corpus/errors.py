"""What can go wrong with sources and the store: each message names the value and the remedy."""

from corpus.messages import Message


class CorpusError(Exception):
    """Base of all; its message is a sentence fit for the user."""


class UnreadableSource(CorpusError):
    """A source that gives no statement: empty, binary, the wrong shape, or too slow to read."""


class StoreError(CorpusError):
    """The record's database can't be opened or written."""


class NewerRecord(StoreError):
    """The record was written by a newer version of this program."""


class RecordBusy(StoreError):
    """Another process is writing to the record."""


class UnknownStatement(CorpusError):
    """No statement has this id."""


class DamagedText(CorpusError):
    """A stored text no longer has the SHA-256 it was stored with; nothing of it may be quoted."""


def sentence_of(error: Exception) -> str:
    """What an error says; a message stays one."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Message) else str(error)
