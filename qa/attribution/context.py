"""What went before a sentence, for "he", "they" and for words carried on."""

from __future__ import annotations

from dataclasses import dataclass, field

from qa.attribution.countries import COUNTRY
from qa.attribution.mentions import people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import GROUPS
from qa.attribution.pages import TALKS
from qa.attribution.scene import Scene
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import bare, tokens_of

_REACH = 8  # sentences back for "he"
_NEAR = 3  # and for "they"


@dataclass(slots=True)
class Context:
    """The sentences before, newest last, and whoever was last reported."""

    scene: Scene
    speaker: str | None = None
    before: list[str] = field(default_factory=list)
    subject: str | None = None
    reported: str | None = None
    introduced: str | None = None
    previous: str | None = None
    doubtful: bool = False

    def enter(self, speaker: str | None, *, anew: bool) -> None:
        """A paragraph begins: with a label (`anew`), with another speaker, or going on.

        `doubtful` holds from where a turn contradicts its label to the next label.
        """
        self.doubtful = self.doubtful and speaker == self.speaker and not anew
        if speaker != self.speaker:
            self.previous = self.speaker
            self.speaker, self.subject, self.reported = speaker, None, None

    def remember(self, sentence: str, verdict: Verdict) -> Verdict:
        """Keep a sentence and its verdict for those after it; gives the verdict back."""
        self.before.append(sentence)
        self.introduced = verdict.by if sentence.rstrip().endswith(":") else None
        self.reported = verdict.by if verdict.voice == "reported" else None
        return verdict

    def quoted(self) -> Verdict:
        """The voice of a sentence inside quotation marks."""
        holder = self.introduced or self.reported
        return Verdict("reported", holder) if holder else UNCLEAR

    def in_russian(self, words: str, inflected: bool) -> str | None:
        """Whom a Russian subject means; names come back in the form the statement knows."""
        low = words.lower()
        if low in ("он", "она", "він", "вона"):
            return self.subject
        if low in ("они", "вони"):
            return None
        if low == "вы":
            return self.scene.addressee(self.speaker)
        return self.scene.nominative(words) if inflected else words

    def who(self, phrase: Phrase) -> str | None:
        """The holder a phrase means here."""
        if phrase.kind == "one":
            told = self.scene.main if self.speaker is None else None
            return self.subject or told or self._last_person()
        if phrase.kind == "they":
            return self.last_group()
        if phrase.kind == "you":
            return self.previous or self.scene.addressee(self.speaker)
        return self.scene.holders.resolve(phrase)

    def _last_person(self) -> str | None:
        for text in reversed(self.before[-_REACH:]):
            for phrase in reversed(list(people_in(text))):
                name = self.scene.holders.full_name(phrase.name)
                if " " in name and name not in COUNTRY and name != self.speaker:
                    return name
        return None

    def last_group(self) -> str | None:
        """The country or group spoken of last, for "they" and "we were told"."""
        own = self.home()
        for text in reversed(self.before[-_NEAR:]):
            words = [bare(word) for word in tokens_of(text)]
            for at in range(len(words) - 1, -1, -1):
                pair = " ".join(words[at - 1 : at + 1]) if at else ""
                country = COUNTRY.get(pair) or COUNTRY.get(words[at])
                if country and country != own:
                    return country
                if words[at] in GROUPS and at and words[at - 1] in ("our", "their", "the"):
                    return words[at]
        return None

    def in_talks(self) -> bool:
        """Whether the page, or what was just said, is about talks with another side."""
        return self.scene.talks or any(TALKS.search(text) for text in self.before[-_NEAR:])

    def home(self) -> str | None:
        """The speaker's own country, if the statement says it."""
        return self.scene.home_of(self.speaker)
