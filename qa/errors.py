"""What can go wrong with a question: each message is a sentence fit for the user."""


class QuestionError(Exception):
    """A question that can't be asked: empty, too long, or with filters that contradict."""


class VerificationError(Exception):
    """A quote that is not, letter for letter, in the stored statement; it must not be shown."""
