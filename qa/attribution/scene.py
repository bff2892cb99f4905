"""What kind of page this is: who speaks, what the press service narrates, who only asks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from corpus.types import Paragraph, Sentence, Statement
from qa.attribution.clauses import clauses
from qa.attribution.countries import COUNTRY
from qa.attribution.holders import Holders, offices_in, people_in, proper
from qa.attribution.slavic import reporters
from qa.attribution.words import bare, blank_quotes, tokens_of

_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|me|us|[Яя]|[Мм]ы|[Нн]аш\w{1,3}|[Мм]о[йяеию]\w?|нас|нам|мне|[Мм]ені|[Нн]ам)\b"
)
_SPOKEN = re.compile(
    r"\b(?:statement|address|speech|remarks?|interview|article|comments?|answers|reply|replies|"
    r"greetings?|message|condolences|congratulations?|letter|opening|news conference|"
    r"press conference|заявлени\w+|выступлени\w+|обращени\w+|интервью|речь|стать\w|поздравлени\w+)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:messages?|greetings?|regards|condolences|congratulat\w+|telegrams?|letters?|wish\w+|"
    r"cables?|телеграмм\w|послани\w|поздрав\w+|приветстви\w|соболезновани\w)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?:Congratulations?|Condolences|Greetings?|Message|Letter|Telegram|Meeting|Working|"
    r"Telephone|Conversation|Talks|Visit|Birthday)\b"
)
_ASKING = re.compile(
    r"interview|conference|answers|questions|q&a|direct line|интервью|конференц|вопрос", re.IGNORECASE
)
_ACTED = re.compile(r"(?:[a-z]+ed|met|sent|held|had|took|gave|spoke|will|has|said|told|made)\b")
_NOBODY = re.compile(
    r"^(?:question|q|moderator|remark|journalist|reporter|correspondent|replies|a|answer|"
    r"вопрос|реплика|ведущ\w+|журналист|питання)\b",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"^(?:question|q|moderator|journalist|reporter|correspondent|вопрос|ведущ\w+|журналист|питання)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:[Ss]tatement|[Aa]ddress|[Ss]peech|[Rr]emarks) (?:made |delivered )?(?:by|of) (?:the )?"
    r"([A-Z][\w’'\-]+(?: (?:of |the |and )*[A-Z][\w’'\-]+)*)"
)
_CYRILLIC = re.compile(r"[а-яё]{3}")
_LONG_TURN = 700  # characters a turn on average: longer ones answer


@dataclass(frozen=True)
class Scene:
    """One statement seen as a whole; costly parts are made when first needed."""

    statement: Statement

    @cached_property
    def main(self) -> str | None:
        """The page's main speaker: as given, or the person whom the title puts first."""
        if self.statement.speakers:
            return next(iter(self.named(s) for s in self.statement.speakers), None)
        title, lead = self.statement.title, self.statement.lead or ""
        if _CYRILLIC.search(title):
            return None  # names in a Russian title are inflected
        if _ADDRESSED.match(title):  # "Condolences to …": the title names whom it is sent to
            texts, certain = (lead, self.statement.text[:600]), True
        else:
            texts, certain = (title,), False
        for text in texts:
            for person in people_in(text):
                if len(person.name) > 1 and (person.roles or not certain):
                    return " ".join(person.name)
        return self.body

    @cached_property
    def body(self) -> str | None:
        """A state or an organisation as speaker: "Statement by the Russian Federation in …"."""
        found = _BY.search(self.statement.title)
        return found[1].strip() if found else None

    @cached_property
    def holders(self) -> Holders:
        """The people this statement names."""
        return Holders.of(self.statement, self.main)

    @cached_property
    def is_letter(self) -> bool:
        """Whether the page publishes somebody's message, quoted whole."""
        return bool(_LETTER.search(self.statement.title))

    @cached_property
    def narrated(self) -> bool:
        """Whether its unlabelled paragraphs are told by the publisher, not by the speaker."""
        texts = [self._outside(p) for p in self.statement.paragraphs if not self.labelled(p)]
        first = sum(len(_FIRST_PERSON.findall(text)) for text in texts)
        told = sum(1 for text in texts for _ in self._told(text)) if first < 20 else 0
        if first or told:
            return told > first
        return self.is_letter or not self._spoken_by_title()

    @cached_property
    def askers(self) -> frozenset[str]:
        """Speakers who, in an interview or a conference, mostly ask."""
        about = f"{self.statement.kind} {self.statement.title}"
        words: Counter[str] = Counter()
        asked: dict[str, list[bool]] = {}
        for speaker, text in self._turns():
            words[speaker] += len(text)
            asked.setdefault(speaker, []).append("?" in text)
        if not _ASKING.search(about) or len(words) < 2:
            return frozenset()
        chief = words.most_common(1)[0][0]
        return frozenset(
            who
            for who, marks in asked.items()
            if who != chief
            and self._may_ask(who)
            and 2 * sum(marks) >= len(marks)
            and words[who] < _LONG_TURN * len(marks)
        )

    def _may_ask(self, label: str) -> bool:
        """Whoever holds an office, or is in the title, answers."""
        name = self.named(label)
        if name == self.main or (name and name.split()[-1] in self.statement.title):
            return False
        return not any(person.roles for person in people_in(label))

    def asks(self, paragraph: Paragraph) -> bool:
        """Whether a journalist, moderator or interviewer has the turn."""
        label = paragraph.speaker or ""
        return paragraph.role == "question" or label in self.askers or bool(_ASKER.match(label))

    @cached_property
    def _speakers(self) -> list[str]:
        return [s for s in dict.fromkeys(p.speaker for p in self.statement.paragraphs) if s]

    def text(self, sentence: Sentence) -> str:
        """The sentence's words."""
        return self.statement.slice(sentence)

    def speaker_of(self, paragraph: Paragraph) -> str | None:
        """The name of whoever's turn it is; the main speaker where nobody is labelled."""
        if self.labelled(paragraph):
            return self.named(paragraph.speaker)
        return None if self.narrated else self.main

    def is_told(self, paragraph: Paragraph, quoted: tuple[tuple[int, int], ...]) -> bool:
        """Whether the publisher, not a speaker, tells this paragraph."""
        if self.labelled(paragraph):
            return False
        return self.narrated or paragraph.role == "note" or (self.is_letter and bool(quoted))

    def nominative(self, words: str) -> str:
        """A Russian name in the case the page's title or labels give it, by common beginnings."""
        for name in (*self.statement.speakers, *self._speakers):
            if _same_stems(words.split(), name.split()):
                return name
        return words

    def labelled(self, paragraph: Paragraph) -> bool:
        """Whether the page itself says who speaks here, at this or an earlier paragraph."""
        if paragraph.speaker is None or paragraph.role == "note":
            return False
        return len(self._speakers) > 1 or self._has_label

    @cached_property
    def _has_label(self) -> bool:
        return any(
            p.sentences and p.sentences[0].start_char - p.start_char > 2
            for p in self.statement.paragraphs
        )

    def named(self, label: str | None) -> str | None:
        """The plain name in a label such as "President of Russia Vladimir Putin"."""
        if not label or _NOBODY.match(label):
            return None
        person = next(people_in(label), None)
        if person is None or not (person.roles or label.isupper()):
            return label.strip()
        return " ".join(proper(person.name))

    def home_of(self, speaker: str | None) -> str | None:
        """A speaker's country: by office, by the title, else the one spoken of most."""
        if speaker in COUNTRY:
            return COUNTRY[speaker]
        for person in self.holders.people:
            if person.full == speaker and len(person.countries) == 1:
                return next(iter(person.countries))
        return self._home if speaker == self.main or not self.main else None

    @cached_property
    def _home(self) -> str | None:
        """The main speaker's country: of the office in the header, else the one named most."""
        for header in (self.statement.office or "", self.statement.title):
            for office in offices_in(header):
                if office.country:
                    return office.country
        words = (bare(word) for word in tokens_of(self.statement.text))
        named = Counter(COUNTRY[word] for word in words if word in COUNTRY)
        return named.most_common(1)[0][0] if named else None

    def addressee(self, speaker: str | None) -> str | None:
        """Whom `you` means when two people talk."""
        others = [s for s in self._speakers if s != speaker and self.named(s)]
        names = {self.named(s) for s in others} - {self.named(speaker)}
        return names.pop() if len(names) == 1 else None

    def _turns(self) -> list[tuple[str, str]]:
        turns: list[tuple[str, str]] = []
        for paragraph in self.statement.paragraphs:
            text = self.statement.slice(paragraph)
            if turns and turns[-1][0] == paragraph.speaker:
                turns[-1] = (turns[-1][0], turns[-1][1] + text)
            elif paragraph.speaker:
                turns.append((paragraph.speaker, text))
        return turns

    def _outside(self, paragraph: Paragraph) -> str:
        return blank_quotes(self.statement.slice(paragraph))

    def _told(self, text: str) -> list[str]:
        if _CYRILLIC.search(text):
            return [who for who, _ in reporters(text)]
        found = clauses(tokens_of(text))
        return [c.verb for c in found if c.subject.kind in ("person", "both", "one")]

    def _spoken_by_title(self) -> bool:
        title = self.statement.title
        person = next(people_in(title), None)
        after = title.partition(person.words[-1])[2].lstrip() if person else ""
        if _ACTED.match(after):
            return False
        return bool(self.statement.speakers or (self.main and _SPOKEN.search(title)))


def _same_stems(words: list[str], name: list[str]) -> bool:
    tail = words[-len(name) :]
    return len(tail) == len(name) and all(
        a[: max(3, len(b) - 2)] == b[: max(3, len(b) - 2)] for a, b in zip(tail, name, strict=True)
    )
