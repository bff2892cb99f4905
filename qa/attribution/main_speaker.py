"""Whose page it is: the speaker its header gives, or whom its title puts first."""

from __future__ import annotations

from collections.abc import Collection

from corpus.types import Statement
from qa.attribution import pages
from qa.attribution.countries import COUNTRY
from qa.attribution.labels import named
from qa.attribution.mentions import people_in
from qa.attribution.nouns import Phrase
from qa.attribution.person import proper
from qa.attribution.subjects import leading
from qa.attribution.words import tokens_of

_HEAD = 600  # characters in which a message names its sender


def main_of(statement: Statement, small: frozenset[str]) -> str | None:
    """The page's main speaker: as given, or the person or body whom the title puts first.

    `small` are the words that the text also has in small letters: "the Great Victory" is nobody.
    """
    if "speakers" in statement.uncertain:
        return None  # somebody spoke too whom the page does not name
    if statement.speakers:
        return named(statement.speakers[0])
    title = statement.title
    if pages.CYRILLIC.search(title):
        return None  # names in a Russian title are inflected
    if (body := body_of(statement)) in COUNTRY:
        return body  # "São Tomé and Príncipe" begins like a person's name
    addressed = bool(pages.ADDRESSED.match(title))
    letter = bool(pages.LETTER.search(title) or pages.ADDRESSES.search(title))
    if addressed and letter and (sender := _first(pages.senders_in(title))):
        return _in_full(sender, statement)
    if addressed and (sender := _sender(statement)):
        return _in_full(sender, statement)
    if any(not person.name for person in _first_holder(title)):
        return None  # "The President met with …": he is not named
    head = f"{statement.lead or ''}\n{statement.text[:_HEAD]}"
    if letter:
        others = {person.name for person in people_in(title)} if addressed else set()
        text = pages.without_addressees(head if addressed else title)
        sender = _first(text, but=others, office=addressed)
        return _in_full(sender, statement) if sender else body
    for person in people_in(head if addressed else title):
        common = any(word.lower() in small for word in person.name)
        if len(person.name) > 1 and (person.roles or not (addressed or common)):
            return " ".join(person.name)
    return body


def body_of(statement: Statement) -> str | None:
    """A state or an organisation as speaker: "Statement by the Russian Federation in …"."""
    found = pages.BY_BODY.search(statement.title)
    if not found or statement.speakers or any(person.roles for person in people_in(found[1])):
        return None
    return found[1].strip()


def _sender(statement: Statement) -> tuple[str, ...] | None:
    """Who "sent greetings to …", as lead or text begin."""
    for text in (statement.lead or "", statement.text[:_HEAD]):
        subject = leading(tokens_of(text))
        name = subject.phrase.name if subject and subject.phrase.kind == "person" else ()
        if len(name) > 1 or (subject and name and subject.phrase.roles):
            return proper(name)
    return None


def _first(
    text: str, *, but: Collection[tuple[str, ...]] = (), office: bool = False
) -> tuple[str, ...] | None:
    """The first person in a text with a full name or an office; with `office`, both."""
    for person in people_in(text):
        known = len(person.name) > 1, bool(person.roles)
        if person.name not in but and (all(known) if office else any(known)):
            return person.name
    return None


def _in_full(name: tuple[str, ...], statement: Statement) -> str:
    """A family name alone ("President Putin") as the page gives it elsewhere, if it does."""
    if len(name) == 1:
        fuller = (person.name for person in people_in(f"{statement.lead or ''}\n{statement.text}"))
        name = next((other for other in fuller if len(other) > 1 and other[-1] == name[0]), name)
    return " ".join(name)


def _first_holder(title: str) -> list[Phrase]:
    """The person or office that the title begins with."""
    subject = leading(tokens_of(title))
    return [subject.phrase] if subject and subject.phrase.kind == "person" else []
