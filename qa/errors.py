"""What can go wrong with a question: each message is a sentence fit for the user."""

from corpus.messages import Message, say

NO_TOPIC = say("Please say about what, by whom or when, and it will be looked up.")


def sentence_of(error: Exception) -> str:
    """What an error says; a message stays one."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Message) else str(error)


class QuestionError(Exception):
    """A question that can't be asked: empty, too long, or with filters that contradict."""


class VerificationError(Exception):
    """A quote that is not, letter for letter, in the stored statement; it must not be shown."""


class KeyRefused(Exception):
    """A key that can't be made or taken away; the message says why."""


class UnknownSpan(Exception):
    """Offsets that are no stretch of a statement's words."""


class SettingRefused(Exception):
    """A setting that can't be used; the message names it."""


class ExtraMissing(Exception):
    """Something asked for needs a library that is installed only on request."""
