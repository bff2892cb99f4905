"""What went before a sentence, for "he", "they" and for words carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.people import family_name, same_person
from corpus.types import Paragraph
from qa.attribution.countries import COUNTRY
from qa.attribution.holders import plain
from qa.attribution.inner_turns import InnerTurn
from qa.attribution.mentions import offices_in, people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import HONORIFICS, MODIFIERS, ROLES
from qa.attribution.pages import TALKS
from qa.attribution.person import Person
from qa.attribution.pronouns import (
    KIN,
    begins_with,
    fits,
    group_acting,
    leads,
    person_before,
)
from qa.attribution.scene import Scene
from qa.attribution.subjects import leading
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import blank_quotes, expanded, tokens_of

_REACH = 5  # sentences back for "he"
_OPENING = (":", "--", "—")
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
    document: Verdict | None = None
    previous: str | None = None
    doubtful: bool = False
    inner: InnerTurn | None = None
    question: list[str] = field(default_factory=list)  # sentences of the latest one
    labelled: bool = True
    _subject_at: int = 0
    _paragraph_at: int = 0  # where this paragraph begins in `before`
    _previous_at: int = 0  # and the one before it
    _last: Verdict | None = None

    def enter(self, speaker: str | None, *, anew: bool) -> None:
        """A paragraph begins: with a label (`anew`), with another speaker, or going on.

        `doubtful` holds from where a turn contradicts its label to the next label.
        """
        self.doubtful = self.doubtful and speaker == self.speaker and not anew
        if len(self.before) > self._paragraph_at:
            self._previous_at, self._paragraph_at = self._paragraph_at, len(self.before)
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
        self.introduced = verdict if told and sentence.rstrip().endswith(_OPENING) else None
        self.reported = verdict.by if told else None
        self._last = verdict if told else None
        return verdict

    def quoted(self) -> Verdict:
        """The voice of a sentence inside quotation marks."""
        return self.introduced or self._last or UNCLEAR

    @property
    def carried_on(self) -> Verdict | None:
        """The verdict on the sentence before, if that reported somebody: "And that …"."""
        return self._last

    def in_russian(self, words: str, inflected: bool) -> str | None:
        """Whom a Russian subject means; names come back in the form the statement knows."""
        low = words.lower()
        if low in ("он", "она", "він", "вона"):
            fresh = len(self.before) - self._subject_at <= _NEAR
            return self.subject if fresh and self.subject != self.speaker else None
        if low in ("они", "вони"):
            return None
        if low in ("вы", "ви"):
            return self.previous or self.scene.addressee(self.speaker)
        return self.scene.nominative(words) if inflected else self.scene.with_family_name(words)

    def who(self, phrase: Phrase, earlier: Sequence[str] = ()) -> str | None:
        """The holder a phrase means here; `earlier` are the sentence's tokens before it."""
        if phrase.kind == "one":
            return self._he(phrase.words[0], " ".join(earlier))
        if phrase.kind == "they":
            return self.last_group()
        if phrase.kind == "you":
            return self.previous or self.scene.addressee(self.speaker)
        nameless = phrase.kind == "person" and not phrase.name
        near = self._near(earlier) if nameless and self.speaker is not None else None
        holder = self.scene.holders.resolve(phrase, near)
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
        if self.speaker is not None:
            return self._he_in_a_speech(pronoun, earlier)
        fresh = len(self.before) - self._subject_at <= _REACH
        newer = self._newer()
        if newer and newer.full != self.subject:
            return newer.full if newer.sure and fits(pronoun, newer) else None
        if self.subject and fresh and self._fits(pronoun, self.subject):
            return self.subject
        main = self.scene.main
        if main and self._is_told_of(main) and self._fits(pronoun, main):
            return main
        texts = [*self.before[-_REACH:], earlier]
        named = person_before(pronoun, texts, self.scene.holders, self.speaker)
        return named or self._last_office()

    def _newer(self) -> Person | None:
        """Whom the sentence before is about, though nobody reported in it."""
        subject = leading(tokens_of(blank_quotes(self.before[-1]))) if self.before else None
        if subject is None or subject.phrase.kind != "person" or not subject.phrase.name:
            return None
        return self.scene.holders.person(subject.phrase.name)

    def _is_told_of(self, name: str) -> bool:
        """Whether the narration so far names the page's main person."""
        family = family_name(name)
        return any(family in text for text in self.before)

    def _he_in_a_speech(self, pronoun: str, earlier: str) -> str | None:
        """The one person in this sentence or the one before; further only over "he … He …"."""
        for text in (earlier, *reversed(self.before[self._paragraph_at :])):
            people = self._people_of(text)
            fitting = [name for name in people if name is None or self._fits(pronoun, name)]
            if people:
                return fitting[0] if len(fitting) == 1 else None
            dialogue = begins_with("I", text) or begins_with("we", text)
            if text is not earlier and not (begins_with(pronoun, text) or dialogue):
                return None  # "The Chancellor asked … I said … She said …"
        return None

    def _people_of(self, text: str) -> list[str | None]:
        """Everybody but the speaker whom a text mentions; None for who is not known by name."""
        text = blank_quotes(text)
        found: dict[str, str | None] = {}
        roles: set[str] = set()
        for phrase in people_in(text):
            person = self.scene.holders.person(phrase.name)
            if person is None or person.full in COUNTRY:
                continue
            if person.full == self.speaker or same_person(person.full, self.speaker or ""):
                continue
            by_family = self.scene.holders.full_name(phrase.name, phrase) == person.full
            heads = text.lstrip('“" ').startswith(" ".join(phrase.words))
            group = len(phrase.name) == 1 and f"the {phrase.name[0]}" in text
            sure = by_family and not group and (person.sure or heads or leads(text, phrase))
            if sure or len(phrase.name) > 1 or not by_family:
                found[person.full] = found.get(person.full) or (person.full if sure else None)
            roles |= person.roles
        for office in offices_in(text):
            if not (found and office.roles & ROLES <= roles):
                found[" ".join(office.words).lower()] = self.who(office)
        found |= {word: None for word in tokens_of(text.lower()) if word in KIN}
        return list(found.values())

    def _near(self, earlier: Sequence[str]) -> frozenset[str]:
        """Names of the people named in this paragraph or the one before."""
        texts = (*self.before[self._previous_at :], " ".join(earlier))
        phrases = (phrase for text in texts for phrase in people_in(text))
        people = (self.scene.holders.person(phrase.name) for phrase in phrases)
        return frozenset(person.full for person in people if person)

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
        """The country or group that the sentence before is about, for "they"."""
        for text in reversed(self.before[self._paragraph_at :]):
            if not begins_with("they", text):
                return group_acting(text, self.home())
        return None

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
