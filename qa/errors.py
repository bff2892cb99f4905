"""What can go wrong with a question: each message is a sentence fit for the user."""

from corpus.messages import say

NO_TOPIC = say("Please say about what, by whom or when, and it will be looked up.")


class QuestionError(Exception):
    """A question that can't be asked: empty, too long, or with filters that contradict."""


class VerificationError(Exception):
    """A quote that is not, letter for letter, in the stored statement; it must not be shown."""


class FeedbackFull(Exception):
    """There is no room for one more reader's opinion; what was kept before stays."""


class KeyRefused(Exception):
    """A key that can't be made or taken away; the message says why."""


class UserRefused(Exception):
    """A user that can't be made or changed; the message says why."""


class AccessRefused(Exception):
    """It can't be served as asked, since nothing says who may read it; the message says how."""


class UnknownSpan(Exception):
    """Offsets that are no stretch of a statement's words."""


class SettingRefused(Exception):
    """A setting that can't be used; the message names it."""


class ExtraMissing(Exception):
    """Something asked for needs a library that is installed only on request."""
