"""Why there is no summary, as a sentence for its reader."""

from __future__ import annotations

from corpus.messages import Message, say


class Withheld(Exception):
    """No summary is shown; the reason never repeats what the model wrote."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


NOT_SET_UP = say("No language model is set up here.")
NOTHING_TO = say("Only quotes that answer a question are summarised.")
TOO_MUCH = say("The quotes are too long for a summary.")
SPOKEN_TO = say("A quote speaks to machines that read it.")
UNREACHED = say("The language model can’t be reached.")
TOO_SLOW = say("The language model took too long.")
GARBLED = say("What the language model’s server sent can’t be read.")
CUT_OFF = say("The language model’s answer broke off.")
EMPTY = say("The language model wrote nothing.")
TOO_LONG = say("It is too long.")
NOT_PLAIN = say("It holds something other than plain sentences.")
LINKED = say("It holds an address.")
UNCITED = say("A sentence names no quote that it rests on.")
UNKNOWN = say("It names a quote that is not there.")
MISQUOTED = say("Words in quotation marks are not in the quote that they are cited from.")
UNPAIRED = say("Its quotation marks do not pair.")
FOREIGN = say("A sentence is in another script than the quotes that it rests on.")
NAMED = say("It names somebody or something that no quote it rests on names.")
NUMBERED = say("It holds a number that no quote it rests on holds.")
DENIED = say("It denies something where no quote that it rests on denies anything.")
REPEATED = say("It gives what a quote only relates as if it were so.")
IN_PERSON = say("It speaks as itself, or to its reader.")


def refused(status: int) -> Withheld:
    """The server answered with an HTTP status that is no success."""
    return Withheld(
        say("The language model’s server refused (HTTP status {status}).", status=str(status))
    )
