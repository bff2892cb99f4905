"""Whom "he", "she" and "they" mean: whoever the sentences before were about, or nobody.

A name alone proves no person ("Great Lakes"): only somebody with a title, a label, or at the head
of a sentence can be "he". Where none is near enough, the holder stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.attribution.countries import COUNTRY
from qa.attribution.holders import Holders, plain
from qa.attribution.mentions import people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import GROUPS
from qa.attribution.person import Person
from qa.attribution.subjects import leading
from qa.attribution.words import blank_quotes, tokens_of, word_set

# People without a name, who may be "he" or "she" as well as anybody named before.
KIN = word_set(
    """
    mother father son daughter wife husband widow widower brother sister parents uncle aunt nephew
    niece cousin boy girl man woman child grandson granddaughter grandfather grandmother friend
    officer soldier teacher nurse doctor dictator gentleman lady writer poet author predecessor
    successor fiance fiancee mom dad mum agent pilot
    """
)
_HIS = word_set("he his him himself")


def person_before(
    pronoun: str, texts: Sequence[str], holders: Holders, speaker: str | None
) -> str | None:
    """The full name of the person last spoken of in `texts`, newest last, as he or she."""
    for text in reversed(texts):
        phrases = list(people_in(text))
        for place in range(len(phrases) - 1, -1, -1):
            phrase = phrases[place]
            person = holders.person(phrase.name)
            name = person.full if person else ""
            if person is None or name == speaker or name in COUNTRY:
                continue
            heads = text.lstrip('“" ').startswith(" ".join(phrase.words))
            if (person.sure or heads) and fits(pronoun, person):
                return name
    return None


def fits(pronoun: str, person: Person) -> bool:
    """Whether nothing that the statement says of the person contradicts the pronoun."""
    male = pronoun.lower() in _HIS
    return person.male is None or person.male == male


_ACTS = word_set(
    """
    has have had is are was were will would must can could should did does do may might also not
    says said wants , and
    """
)


def begins_with(pronoun: str, text: str) -> bool:
    """Whether the pronoun is what the sentence is about: "In May he said", "They left"."""
    tokens = [token for token in tokens_of(blank_quotes(text)) if token.isalnum() or token == ","]
    begins = {tokens[0].lower()} if tokens else set()
    begins |= {tokens[1].lower()} if tokens[:1] in (["And"], ["But"], ["So"]) else set()
    if "," in tokens[:10]:
        begins.add(tokens[tokens.index(",") + 1 :][:1][0].lower() if tokens[-1] != "," else "")
    return pronoun.lower() in begins


def leads(text: str, phrase: Phrase) -> bool:
    """Whether the sentence is about the person, though other words come first."""
    subject = leading(tokens_of(text))
    return subject is not None and subject.phrase.name == phrase.name


def group_acting(text: str, own: str | None) -> str | None:
    """The country or group that the sentence is about, or that alone acts in a clause of it."""
    tokens = tokens_of(blank_quotes(text))
    first = leading(tokens)
    if first and first.phrase.kind in ("group", "country"):
        return group_heading(text, own)
    starts = [at + 1 for at, word in enumerate(tokens) if word in _CLAUSE_BEGINS]
    starts = [at for at in starts if tokens[at : at + 1] and tokens[at] not in GROUPS]
    rest = (" ".join(tokens[at:]) for at in starts)
    found = {name for clause in rest if (name := group_heading(clause, own))}
    return found.pop() if len(found) == 1 else None


_CLAUSE_BEGINS = frozenset((",", ";"))


def group_heading(text: str, own: str | None) -> str | None:
    """The country or group that is the sentence's subject, not the speaker's own country."""
    tokens = tokens_of(blank_quotes(text))
    subject = leading(tokens)
    phrase, start = (subject.phrase, subject.start) if subject else (None, 0)
    if phrase is None or phrase.kind not in ("group", "country"):
        return None
    rest = [word for word in tokens[start + len(phrase.words) :][:3] if not word.endswith("ly")]
    after = rest[0] if rest else ""
    acts = after in _ACTS or after.endswith("ed")  # "The Utah commissioners" are not Utah
    if phrase.kind == "country":
        return phrase.country if acts and phrase.country != own else None
    return plain(phrase) if phrase.words[-1].lower() in GROUPS or (phrase.name and acts) else None
