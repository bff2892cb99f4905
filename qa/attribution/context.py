"""What went before a sentence, for "he", "they" and for words carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.people import same_person
from corpus.types import Paragraph
from qa.attribution.holders import plain
from qa.attribution.inner_turns import InnerTurn
from qa.attribution.mentions import offices_in, people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import HONORIFICS, MODIFIERS, ROLES
from qa.attribution.pages import TALKS
from qa.attribution.pronouns import fits, group_before, person_before
from qa.attribution.scene import Scene
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import blank_quotes, expanded, tokens_of

_REACH = 5  # sentences back for "he"
_RECENT = 3  # and for "he" after somebody was reported in a speech
_KEPT = ROLES | MODIFIERS | HONORIFICS
_NEAR = 3  # and for "they"


@dataclass(slots=True)
class Context:
    """The sentences before, newest last, and whoever was last reported."""

    scene: Scene
    speaker: str | None = None
    before: list[str] = field(default_factory=list)
    subject: str | None = None
    reported: str | None = None
    introduced: Verdict | None = None
    previous: str | None = None
    doubtful: bool = False
    inner: InnerTurn | None = None
    question: list[str] = field(default_factory=list)  # sentences of the latest one
    labelled: bool = True
    _subject_at: int = 0
    _last: Verdict | None = None

    def enter(self, speaker: str | None, *, anew: bool) -> None:
        """A paragraph begins: with a label (`anew`), with another speaker, or going on.

        `doubtful` holds from where a turn contradicts its label to the next label.
        """
        self.doubtful = self.doubtful and speaker == self.speaker and not anew
        if speaker != self.speaker:
            self.previous = self.speaker
            self.speaker, self.subject, self.reported = speaker, None, None
            self._last = None

    def hear(self, paragraph: Paragraph) -> None:
        """A question, or another paragraph of the same one."""
        sentences = [self.scene.statement.slice(sentence) for sentence in paragraph.sentences]
        follows = bool(self.question) and self.before[-1:] == self.question[-1:]
        self.question = [*self.question, *sentences] if follows else sentences

    def remember(self, sentence: str, verdict: Verdict) -> Verdict:
        """Keep a sentence and its verdict for those after it; gives the verdict back."""
        self.before.append(sentence)
        told = verdict.voice == "reported"
        self.introduced = verdict if told and sentence.rstrip().endswith(":") else None
        self.reported = verdict.by if told else None
        self._last = verdict if told else None
        return verdict

    def quoted(self) -> Verdict:
        """The voice of a sentence inside quotation marks."""
        return self.introduced or self._last or UNCLEAR

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

    def who(self, phrase: Phrase, earlier: Sequence[str] = ()) -> str | None:
        """The holder a phrase means here; `earlier` are the sentence's tokens before it."""
        if phrase.kind == "one":
            return self._he(phrase.words[0], " ".join(earlier))
        if phrase.kind == "they":
            return self.last_group()
        if phrase.kind == "you":
            return self.previous or self.scene.addressee(self.speaker)
        holder = self.scene.holders.resolve(phrase)
        if holder and not phrase.name and same_person(holder, self.speaker or ""):
            return plain(phrase)  # "the Prime Minister", said by one: of another country
        if phrase.kind == "person" and not (phrase.name or phrase.country) and phrase.roles & ROLES:
            return (self._asked_about() or holder) if holder == plain(phrase) else holder
        return holder

    def _asked_about(self) -> str | None:
        """The one person whom the question named: "the Prime Minister", in the answer to it."""
        named = {p.name for text in self.question for p in people_in(text) if len(p.words) > 1}
        people = {p.full for name in named if (p := self.scene.holders.person(name))}
        people -= {self.speaker, self.scene.main}
        return people.pop() if len(people) == 1 else None

    def note_subject(self, holder: str | None) -> None:
        """Somebody says something: the next "he" is likely the same."""
        self.subject, self._subject_at = holder, len(self.before)

    def _he(self, pronoun: str, earlier: str) -> str | None:
        told = self.speaker is None
        reach = _REACH if told else _RECENT
        fresh = len(self.before) - self._subject_at <= reach
        since = [*self.before[self._subject_at + 1 :], earlier]
        newer = None if told else person_before(pronoun, since, self.scene.holders, self.speaker)
        if newer and fresh:
            return newer
        if self.subject and fresh and self._fits(pronoun, self.subject):
            return self.subject
        if told and self.scene.main and self._fits(pronoun, self.scene.main):
            return self.scene.main
        texts = [*self.before[-_REACH:], earlier]
        named = person_before(pronoun, texts, self.scene.holders, self.speaker)
        return named or self._last_office()

    def _last_office(self) -> str | None:
        """ "The Chancellor called me. He said …": an office without a name, just before."""
        for text in reversed(self.before[-2:]):
            for office in reversed(list(offices_in(text))):
                if (holder := self.who(office)) and not same_person(holder, self.speaker or ""):
                    return holder
        return None

    def _fits(self, pronoun: str, name: str) -> bool:
        person = self.scene.holders.person(tuple(name.split()))
        return person is None or fits(pronoun, person)

    def tokens(self, sentence: str) -> list[str]:
        """The sentence's tokens, quotations blank; a capital that only begins it made small."""
        tokens = expanded(tokens_of(blank_quotes(sentence)))
        first = tokens[0] if tokens else ""
        low = first.lower()
        begins = first[:1].isupper() and len(first) > 1 and low in self.scene.small_words
        if begins and low not in _KEPT and self.scene.holders.person((first,)) is None:
            tokens[0] = low
        return tokens

    def last_group(self) -> str | None:
        """The country or group spoken of last, for "they" and "we were told"."""
        return group_before(self.before[-_NEAR:], self.home())

    def in_talks(self) -> bool:
        """Whether the page, or what was just said, is about talks with another side."""
        return self.scene.talks or any(TALKS.search(text) for text in self.before[-_NEAR:])

    def just_reported_of(self, country: str | None) -> str | None:
        """Whoever the sentence before reported, if an official of that country."""
        person = self.scene.holders.person(tuple((self.reported or "").split()))
        known = person and self.reported and country in person.countries
        return self.reported if known else None

    def is_abroad(self, country: str | None) -> bool:
        """Whether a country is known not to be the speaker's own."""
        own = self.home()
        if own is not None:
            return country != own
        others = (p for p in self.scene.holders.people if p.full != self.speaker)
        return any(country in person.countries for person in others)

    def home(self) -> str | None:
        """The speaker's own country, if the statement says it."""
        return self.scene.home_of(self.speaker)
