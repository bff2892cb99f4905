"""Whose page it is: the speaker its header gives, or whom its title puts first."""

from __future__ import annotations

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


def main_of(statement: Statement) -> str | None:
    """The page's main speaker: as given, or the person or body whom the title puts first."""
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
    if addressed and (sender := _sender(statement)):
        return sender
    if any(not person.name for person in _first_holder(title)):
        return None  # "The President met with …": he is not named
    head = f"{statement.lead or ''}\n{statement.text[:_HEAD]}"
    for person in people_in(head if addressed else title):
        if len(person.name) > 1 and (person.roles or not addressed):
            return " ".join(person.name)
    return body


def body_of(statement: Statement) -> str | None:
    """A state or an organisation as speaker: "Statement by the Russian Federation in …"."""
    found = pages.BY_BODY.search(statement.title)
    if not found or statement.speakers or any(person.roles for person in people_in(found[1])):
        return None
    return found[1].strip()


def _sender(statement: Statement) -> str | None:
    """Who "sent greetings to …", as lead or text begin."""
    for text in (statement.lead or "", statement.text[:_HEAD]):
        subject = leading(tokens_of(text))
        name = subject.phrase.name if subject and subject.phrase.kind == "person" else ()
        if len(name) > 1:
            return " ".join(proper(name))
    return None


def _first_holder(title: str) -> list[Phrase]:
    """The person or office that the title begins with."""
    subject = leading(tokens_of(title))
    return [subject.phrase] if subject and subject.phrase.kind == "person" else []
