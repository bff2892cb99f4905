"""What a follow-up is about: its own words and those of the question it leans on, as one question.

`standalone` is put together from the user's words, in place of the pronoun or around the fragment,
so that it reads, and embeds, as a question. Only the root of a chain is carried, so that topics do
not pile up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.people import same_person
from corpus.title_words import PARTICLES
from embeddings.stems import stems
from qa.questions.dates import find_dates
from qa.questions.leaning import CUE, JUST_THE, LINK, Leaning, asks_what_was_said, says_about_what
from qa.questions.moved_dates import Bounds, in_words, moves, without_move
from qa.questions.noun_phrase import head, noun_phrase
from qa.questions.places import is_place, place_word
from qa.types import Query

_TOPIC, _QUESTION = "topic: ", "question: "
_THING = re.compile(
    r"\b(?P<owner>its|their)\b|\b(?P<ones>ones?)\b|\b(?:it|they|them|itself|both|this|that|these|those)\b(?=\s*(?:[?!.,;]|$)|\s+"
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|not|also|"
    r"in|on|at|by|for|with|from|to|of|about|and|or|as|so|now|then|still|always|ever|really|between|since|before|after|"
    r"[a-z]+(?:ed|s)?\b))|\b(?:это(?:го|му|м)?|н[её]м|они|них)\b(?=\s*(?:[?!.,;]|$))",
    re.IGNORECASE,
)
_PERSON_SUBJECT = re.compile(r"\b(?:he|she|him|он|она)\b", re.IGNORECASE)
_PERSON_OWNER = re.compile(r"\b(?:his|her)\b(?=\s+\w)", re.IGNORECASE)
_ABOUT_ANOTHER = re.compile(
    r"^\W*(?:(?:and|but|а|и)\s+(?:about|on|of|for|with|о|об|обо|про|насч[её]т)|"
    r"(?:and\s+|but\s+)?(?:the\s+)?same\s+(?:for|about|with|of|on))\s",
    re.IGNORECASE,
)
_SAME_FOR = re.compile(r"^(?:the\s+)?(?:same\s+)?(?:for|with|of)\s+", re.IGNORECASE)
# When something was said belongs to the question before, if the next one asks of another time.
_AT_AN_EVENT = re.compile(
    r"\s+(?:at|during|after|before|since|following|on)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?(?:summit|meeting|"
    r"talks|visit|conference|forum|session|negotiations|elections?|vote|referendum)$",
    re.IGNORECASE,
)
_IN_PLACE = "in place of "
_TAKES_ON = re.compile(r"\b(?:stance|position|views?|opinion|comment)\W*$", re.IGNORECASE)
_NOUN_ONLY = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
_WHICH_SAYING = re.compile(r"\b(?:said|say)\s+(?:that|this|it|so)\W*$", re.IGNORECASE)
_LEADS = re.compile(r"(?:to|for|from|in|with|by|at)\s", re.IGNORECASE)
_RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
_NOT_HERE = re.compile(r"\b(?:his|her)\s+own\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """The topic and the question with what was carried, and what to show of it."""

    topic: str
    standalone: str
    carried: tuple[str, ...] = ()


def take_topic(query: Query, lean: Leaning, last: Query, dates: Bounds | None) -> Taken:
    """What `query` asks about once it is given what it leaves out.

    `dates` are the days it asks about, if other than those of the last turn.
    """
    last = replace(last, standalone=_base(last))
    if dates:
        last = _of_no_event(last)
    root = root_of(last)
    if lean.form == "empty" or not query.topic:
        return _of_empty(query, lean, last, dates)
    alone = Taken(query.topic, query.standalone)
    if not root or set(stems(root)) <= set(stems(query.topic)) or _only_of_whom(query, lean):
        return alone
    said = _Said(root, noun_phrase(root, last.standalone, whole=not last.carried))
    if lean.form == "fragment":
        return _of_fragment(query, last, said)
    return _of_clause(query, lean, said)


def root_of(query: Query) -> str:
    """The topic that a chain of follow-ups began with, or the query's own."""
    for item in query.carried:
        if item.startswith(_TOPIC):
            return item.removeprefix(_TOPIC)
        if item.startswith(_IN_PLACE):
            return item.rpartition(": ")[2]
    return query.topic


def _only_of_whom(query: Query, lean: Leaning) -> bool:
    """ "What did he say about Taiwan?" leans for who he is, not for what it is about."""
    alone = lean.person and not (lean.thing or lean.cue or JUST_THE.match(query.topic))
    return alone and says_about_what(query.standalone, query.topic)


def _of_no_event(last: Query) -> Query:
    """The turn before without the event that its topic ends with, for a turn on another time."""
    event = _AT_AN_EVENT.search(root_of(last))
    if not event or not root_of(last)[: event.start()].strip():
        return last
    topic, told = (one.replace(event.group(), "", 1) for one in (last.topic, last.standalone))
    carried = tuple(item.replace(event.group(), "", 1) for item in last.carried)
    return replace(last, topic=topic, standalone=told, carried=carried)


def with_names(text: str, names: tuple[str, ...]) -> str:
    """ "He" by the name of who was asked about."""
    if len(names) != 1 or _NOT_HERE.search(text):
        return text
    told = _PERSON_SUBJECT.sub(names[0], text, count=1)
    return _PERSON_OWNER.sub(f"{names[0]}’s", told, count=1) if told == text else told


@dataclass(frozen=True, slots=True)
class _Said:
    root: str
    phrase: str


def _of_empty(query: Query, lean: Leaning, last: Query, dates: Bounds | None) -> Taken:
    """ "When was that?", "anything later?", "What did Kono say?": all is as before but for that."""
    root, topic, speakers = root_of(last), last.topic, query.filters.speakers
    # "propose to India" is no noun that "it" could stand for
    about_root = (f"{_TOPIC}{root}",) if root else ()
    if root and lean.open_end:
        return Taken(root, _about(query.standalone, root), about_root)
    if root and _names_no_time(query) and (told := _with_phrase(query, last)):
        return Taken(root, told, about_root)
    base = _base(last).rstrip(" ?!.")
    if root and lean.thing and _LEADS.match(root):
        rest = LINK.sub("", query.standalone).rstrip(" ?!.")
        return Taken(root, f"{rest}: {base}?", about_root)
    when = f" {in_words(dates, russian=bool(_RUSSIAN.search(base)))}" if dates else ""
    if root and speakers:
        told = _by(_undated(base) if dates else base, last, speakers, root)
        return Taken(root, f"{told}{when}?", about_root)
    if root and dates and moves(query.standalone):
        return Taken(root, f"{_of_root(base, last, root)}{when}?", about_root)
    carried = about_root if topic else ()
    if dates:
        return Taken(topic, f"{_undated(base)}{when}?", carried)
    rest = LINK.sub("", query.standalone).rstrip(" ?!.")
    shown = (*carried, f"{_QUESTION}{base}?") if topic else carried
    return Taken(topic, f"{rest}: {base}?", shown)


def _names_no_time(query: Query) -> bool:
    """Not "anything later than that?", where "that" is a time."""
    return not moves(query.standalone)


def _with_phrase(query: Query, last: Query) -> str | None:
    """ "How long are they?" with what they are; "when was that?" means all that was asked."""
    said = query.filters.speakers or asks_what_was_said(query.standalone)
    if not (said or _NOUN_ONLY.search(query.standalone)) or _WHICH_SAYING.search(query.standalone):
        return None
    root = root_of(last)
    return (
        None
        if _LEADS.match(root)
        else _replaced(query.standalone, noun_phrase(root, last.standalone, whole=not last.carried))
    )


def _of_root(base: str, last: Query, root: str) -> str:
    """The question before, or one about the root where that asked of something beside it."""
    return _undated(base) if last.topic == root else f"What was said about {root}"


def _by(base: str, last: Query, speakers: tuple[str, ...], root: str) -> str:
    """The question before, asked of other speakers; a plain one where there is none."""
    name = " or ".join(speakers)
    before = (one for one in (*last.filters.speakers, last.subject) if one and one in base)
    if written := next(before, ""):
        return base.replace(written, name, 1)
    words = base.split()
    for size in (5, 4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            window = words[start : start + size]
            old = " ".join(window).rstrip(",")
            if not (base.islower() or _is_written_as_a_name(window)):
                continue
            if any(same_person(re.sub(r"[’']s$", "", old), one) for one in last.filters.speakers):
                return base.replace(old, f"{name}’s" if old.endswith(("’s", "'s")) else name, 1)
    if _RUSSIAN.search(base):
        return f"{name}: {base}"
    return f"What did {name} say about {root}"


def _is_written_as_a_name(words: list[str]) -> bool:
    """ "Van der Bellen": capitals, and between them what belongs to a family name."""
    first, *between = words
    inner = (word[0].isupper() or word in PARTICLES for word in between)
    return first[0].isupper() and words[-1][0].isupper() and all(inner)


def _undated(question: str) -> str:
    """A question without its dates, ready for others."""
    span = find_dates(question, date.today())
    if span:
        question = f"{question[: span.start].rstrip()} {question[span.end :].lstrip()}"
    return without_move(question.rstrip(" ?!."))


def _base(last: Query) -> str:
    asked = [item for item in last.carried if item.startswith(_QUESTION)]
    return asked[0].removeprefix(_QUESTION) if asked else last.standalone


def _of_fragment(query: Query, last: Query, said: _Said) -> Taken:
    """ "And Ukraine?": in the place of what it is parallel to, or beside it."""
    own = _SAME_FOR.sub("", query.topic)
    if query.filters.speakers and query.subject:  # "And Netanyahu, on Iran?"
        return Taken(own, _by("", last, query.filters.speakers, own) + "?", ())
    if re.search(r"\bones?$", own):
        own = f"{own.rsplit(' ', 1)[0]} {head(said.phrase)}"
        return _swapped(own, said.root, own, last)
    before = last.topic.removesuffix(said.root) if last.topic != said.root else ""
    beside = f"{before}{own}"
    if only_a_name(own) and only_a_name(said.root) and not (place_word(before) and is_place(own)):
        return _swapped(beside, said.root, own, last)
    if (asked := place_word(before)) and is_place(own):
        topic, told = (one.replace(asked, _bare(own), 1) for one in (last.topic, last.standalone))
        return Taken(topic, told, (f"{_TOPIC}{said.root}",))
    place = place_word(said.root)
    if place and is_place(own):
        return _swapped(said.root.replace(place, _bare(own), 1), place, _bare(own), last)
    if _ABOUT_ANOTHER.match(query.standalone) and said.root in last.standalone:
        return _swapped(beside, said.root, own, last)
    joined = f"{own} {said.root}"
    standalone = f"{_asked(query.standalone, own)}, about {said.root}?"
    if re.search(rf"\b(?:about|on|of|о|об|про)\s+{re.escape(said.root)}", last.standalone):
        standalone = last.standalone.replace(said.root, f"{own}, {said.root}", 1)
    return Taken(joined, standalone, (f"{_TOPIC}{said.root}",))


def _swapped(topic: str, old: str, new: str, last: Query) -> Taken:
    told = last.standalone.replace(old, new, 1) if old in last.standalone else f"{topic}?"
    rest = topic.replace(new, "").strip()
    return Taken(topic, told, (f"{_IN_PLACE}{old}: {new}",) if rest or told else ())


def _of_clause(query: Query, lean: Leaning, said: _Said) -> Taken:
    carried = (f"{_TOPIC}{said.root}",)
    topic = f"{without_move(query.topic)} {said.root}".strip()
    if lean.thing and (told := _replaced(query.standalone, said.phrase)):
        return Taken(topic, told, carried)
    return Taken(topic, _about(query.standalone, said.root, comma=not lean.open_end), carried)


def _replaced(text: str, phrase: str) -> str | None:
    """The first pronoun that points back, as the phrase it means."""
    for match in _THING.finditer(text):
        if match["ones"]:
            continue
        new = f"{phrase}’s" if match["owner"] else phrase
        return text[: match.start()] + new + text[match.end() :]
    return None


def _about(text: str, topic: str, *, comma: bool = False) -> str:
    mark = "?" if text.rstrip().endswith("?") or not text.rstrip().endswith(".") else "."
    word = "on" if _TAKES_ON.search(text) else "about"
    word = "о" if _RUSSIAN.search(text) else word
    if re.search(r"\babout\s", text):
        word, comma = "and", False
    return f"{text.rstrip(' ?!.')}{',' if comma else ''} {word} {topic}{mark}"


def _asked(text: str, own: str) -> str:
    return own if CUE.match(text) or LINK.match(text) else text.rstrip(" ?!.")


def only_a_name(topic: str) -> bool:
    """Whether a topic is a proper name and nothing else: "the Kuril Islands", "Ukraine"."""
    words = [word for word in topic.split() if word.casefold() not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)


_SMALL = frozenset({"the", "of", "and", "about", "on", "in", "what", "о", "об", "и"})
