"""What a rule says of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Voice


@dataclass(frozen=True, slots=True)
class Verdict:
    """A voice and whose it is; `by` is None where the text does not settle it."""

    voice: Voice
    by: str | None = None


UNCLEAR = Verdict("unclear")
