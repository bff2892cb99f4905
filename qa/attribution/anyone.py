"""Anybody at all who says something: a noun phrase before a verb that words follow.

`nouns` knows holders by their offices and names; this finds "the general director of a laboratory
in Porton", "Scotland Yard", "many parents": whatever the words, a person or body is what can be
the subject of "said that …". Documents and things are no holders.
"""

from __future__ import annotations

import re

from qa.attribution.countries import country_in
from qa.attribution.nouns import Phrase, is_capital
from qa.attribution.offices import GROUPS, PLURAL_ROLES, ROLES
from qa.attribution.words import bare, word_set

# Verbs that nothing but a person or a body does with words after them.
UTTER = word_set(
    """
    say says said tell tells told claim claims claimed state states stated declare declares declared
    announce announces announced argue argues argued insist insists insisted assert asserts asserted
    contend contends contended allege alleges alleged admit admits admitted acknowledge acknowledges
    acknowledged add adds added warn warns warned assure assures assured promise promises promised
    inform informs informed explain explains explained report reports reported reply replies replied
    answer answers answered remark remarks remarked write writes wrote believe believes complain
    complains complained deny denies denied predict predicts predicted ask asks asked think thinks
    saying telling claiming insisting arguing asking
    """
)
_ADDRESSEES = word_set("me us him her them you everyone everybody people reporters journalists")
_BREAKS = word_set(
    """
    that and but or if when while because as since although though so where what which who whom
    whose how why than whether until once then for before after
    """
)
_BREAKS |= frozenset(',;:()“”«»"–—?!.')
_SOURCE_ENDS = _BREAKS - {"and"} | word_set("is are was were has have had will can would")
_DETERMINERS = word_set(
    """
    the a an this some many most several all our their his her its my your these those
    certain various numerous few two three four five another one both other
    """
)
_PREPOSITIONS = word_set("of in at for from on to with by under among near across within")
_NO_SUBJECT = word_set(
    """
    i we you he she it they there nothing nobody is are was were be been am has have had
    will would can could may might must shall should not do does did to sooner
    """
)
_HUMAN = word_set(
    """
    person people man woman men women child children youth guy fellow public press media television
    radio newspaper newspapers agency agencies police court courts commission committee council
    union unions company companies corporation bank party opposition community staff majority
    team crew group groups delegation association foundation institute centre center network
    channel station magazine paper department bureau board office service services wife husband
    mother father son daughter brother sister parents friend friends witness witnesses victim
    victims mp mps deputies ally allies side critics kid folks someone somebody everyone everybody
    some others many most several poet prophet author regime junta
    coalition bloc militia movement staffers
    student students expert experts specialist official officials head
    chief boss judge
    body bodies charities policymakers insiders businesses firms banks lenders elders
    tribunal tribunals panel jury inquiry
    nurse guard spokesperson spokespeople president presidents leadership management family
    families youngsters soldiers troops hostages refugees residents voters intellectuals
    """
)
_AGENT = re.compile(r"[a-z]{2,}(?:ers?|ors?|ists?|ians?|men|women|man|woman|ants|ees?|crats?)$")
_THINGS = word_set(
    """
    other matter number numbers paper letter letters chapter factor factors power
    order orders order's charter water weather winter summer offer member-states figures answer
    answers tower error errors corridor sector sectors border borders river disaster theatre year
    years quarter quarters computer computers newsletter poster character center-right
    """
) - word_set("paper")
_DOCUMENTS = word_set(
    """
    charter treaty agreement agreements constitution resolution report reports article act law laws
    declaration convention memorandum protocol bill document documents statement communique letter
    data figures study studies survey poll plan programme program budget text rule rules strategy
    doctrine paragraph paragraphs section annex preamble covenant statute decree
    order proverb saying scripture bible
    """
)
_NEWS = word_set("media press news newspaper newspapers")


def anyone(tokens: list[str], verb: int) -> tuple[Phrase, int] | None:
    """The noun phrase that says the words after the verb, and where it starts."""
    if tokens[verb] not in UTTER:
        return None
    end = _subject_end(tokens, verb)
    start = _subject_start(tokens, end)
    aside = start and tokens[start - 1].lower() == "as" and tokens[verb + 1 : verb + 2] == [","]
    if not (aside or has_words(tokens, verb)):
        return None
    phrase = _phrase(tokens[start:end])
    return (phrase, start) if phrase else None


def any_subject(tokens: list[str], verb: int) -> Phrase | None:
    """The person or body before a verb, whatever the verb."""
    end = _subject_end(tokens, verb)
    return _phrase(tokens[_subject_start(tokens, end) : end])


def any_source(tokens: list[str], start: int) -> Phrase | None:
    """The person or body that a source is: "according to international experts"."""
    end = start
    while end < len(tokens) and (tokens[end].lower() not in _SOURCE_ENDS or _is_part(tokens, end)):
        end += 1
    return _phrase(tokens[start:end])


def _subject_end(tokens: list[str], verb: int) -> int:
    end = verb
    if tokens[max(0, end - 2) : end] == ["used", "to"]:
        end -= 2
    while end and (tokens[end - 1] in _AUXILIARY or tokens[end - 1].endswith("ly")):
        end -= 1
    sign = tokens[end - 1] if end else ""
    if sign not in (",", "–", "—"):
        return end
    signs = (",",) if sign == "," else ("–", "—")  # "the director – it is nearby – said"
    opening = range(end - 2, max(-1, end - 20), -1)
    return next((at for at in opening if tokens[at] in signs), end)


def _is_part(tokens: list[str], at: int) -> bool:
    """ "for" in "the Office for the Coordination of …": part of a body's name."""
    return tokens[at] == "for" and at > 1 and is_capital(tokens[at - 1])


def _subject_start(tokens: list[str], end: int) -> int:
    start = end
    while start and (tokens[start - 1].lower() not in _BREAKS or _is_part(tokens, start - 1)):
        start -= 1
    return _first(tokens, start, end)


def _phrase(words: list[str]) -> Phrase | None:
    if not words or words[-1].lower() in ("this", "that"):
        return None
    if any(word.lower() in _NO_SUBJECT for word in words) or not _says(_head(words), words):
        return None
    return Phrase(tuple(words), "group", country=country_in([bare(word) for word in words]))


_AUXILIARY = word_set(
    """
    there here themselves alike further later earlier also has have had now already recently once
    then even just often still
    """
)


def has_words(tokens: list[str], verb: int) -> bool:
    """Whether what is said follows: "told us that …", "said: “…”", "says it is late"."""
    rest = tokens[verb + 1 : verb + 10]
    for number, word in enumerate(rest):
        if word in ("that", ":", "“", "«", '"'):
            return True
        if word == ",":
            return rest[number + 1 : number + 2] in (["“"], ["«"], ['"'])
        if tokens[verb] in _TOLD and "that" in rest[:6] and rest[0] in _DETERMINERS:
            return True  # "told the newspaper that"
        if number == 0 and word in _ASKED and tokens[verb].startswith("ask"):
            return True
        addressed = number == 1 and rest[0] in _ADDRESSEES
        if addressed and (word == "to" or word.lower() in _CLAUSE):
            return True  # "told us they are ready", "tells us to wait"
        if number == 0 and (word.lower() in _CLAUSE or _is_clause(tokens, verb)):
            return True
        if not (word in _ADDRESSEES or is_capital(word) or word in ("the", "a", "to", "of")):
            return False
    return False


def _is_clause(tokens: list[str], verb: int) -> bool:
    """Whether "said the base would stay" goes on with a clause, though without "that"."""
    finite = any(word in _FINITE for word in tokens[verb + 2 : verb + 10])
    return tokens[verb] in _BARE and finite and tokens[verb + 1] not in ("to", "for", "about")


_BARE = word_set("said say says claim claims claimed think thinks believe believes argue argues")
_FINITE = word_set("is was are were has have had will would could should can may might must")
_ASKED = word_set("why whether if how what when where who")
_TOLD = word_set("tell tells told inform informs informed assure assures assured")
_CLAUSE = word_set("it they he she we there this these you i no")


def _first(tokens: list[str], start: int, end: int) -> int:
    """Past a time before the subject: "Last week the director said"."""
    for at in range(start, end):
        if tokens[at].lower() in _DETERMINERS and at > start:
            earlier = [word.lower() for word in tokens[start:at]]
            if not any(word in _PREPOSITIONS for word in earlier) or earlier[0] in _PREPOSITIONS:
                return at
            return start
    return start


def _head(words: list[str]) -> str:
    for at, word in enumerate(words):
        if (word.lower() in _PREPOSITIONS or word == "for") and at:
            described = at > 1 and bare(words[at - 1]).lower() in _DESCRIBED
            return words[at - 2] if described else words[at - 1]
    return words[-1]


# "A senior official familiar with the matter", "two people briefed on the talks".
_DESCRIBED = word_set("familiar briefed close involved present involved based working speaking")


def _says(head: str, words: list[str]) -> bool:
    low = bare(head).lower()
    if any(word.lower() in _NEWS for word in words):
        return True
    if low in _THINGS | _DOCUMENTS:
        return False
    known = low in _HUMAN or low in ROLES or low in GROUPS or low in PLURAL_ROLES
    return known or bool(_AGENT.fullmatch(low)) or _is_proper(head, words)


def _is_proper(head: str, words: list[str]) -> bool:
    """A name within the sentence; a capital at its beginning proves nothing."""
    capitals = [word for word in words if is_capital(word)]
    return is_capital(head) and (len(capitals) > 1 or words[0].lower() in _DETERMINERS)
