"""What a title tells: "Foreign Minister Sergey Lavrov’s statement at …, Tokyo, May 30, 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.dates import Moment, find_dates
from corpus.foreign_titles import read_foreign
from corpus.joint import persons
from corpus.kinds import kind_of
from corpus.labels import OFFICE_ALONE, names_person
from corpus.places import is_city
from corpus.russian_titles import read_russian
from corpus.titles import is_office, strip_titles

_WORDS = (
    r"(?:statements?|remarks|speech|address|interview|briefing|answers?|comments?|article|message|"
    r"letter|lecture|keynote|toast|greetings?|testimony|intervention|news conference|"
    r"press conference|conversation|introductory remarks|reply|replies|op-?ed)"
)
_MORE = (
    r"(?:\s+and\s+(?:his |her |their )?(?:answers?|replies|response)\s+to\s+"
    r"(?:[\w’' ]{0,40}?)questions(?:\s+from\s+(?:the\s+)?\w+)?)?"
)
_OWNED = re.compile(
    rf"(?P<who>[^’']{{3,160}}?)[’']s?\s+(?P<what>(?:[\w-]+\s+){{0,5}}?{_WORDS}{_MORE})\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"(?P<who>.{3,120}?)\s+(?:(?:Opening|Closing|Joint|Press|News|Video)\s+){0,2}"
    r"(?:Remarks|Statement|Speech|Address|Interview|Comments|Conference)\b(?P<rest>.*)",
    re.DOTALL,
)
_BY = re.compile(
    rf"(?P<what>(?:[\w-]+\s+){{0,5}}?{_WORDS}{_MORE})\s+(?:delivered |given |made )?(?:by|of)\s+"
    r"(?:the\s+)?(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(
    r"(?P<who>.{3,160}?)\s+(?P<rest>(?:at|in|before|after|during)\s+(?:an?\s+|the\s+)?(?:joint\s+)?"
    r"(?:press|news)\s+(?:conference|availability|briefing|statements?|stakeout)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# "The Secretary-General’s message", "PM statement": whoever bore the office that day.
_OFFICE_OWNS = re.compile(
    rf"(?:the\s+)?(?P<who>[\w-]+(?:\s[\w-]+)?)(?:[’']s)?\s+(?:[\w-]+\s+){{0,3}}?{_WORDS}\b",
    re.IGNORECASE,
)
_OWNERS = re.compile(r"[’']s(?=\s+(?:and|&)\s)", re.IGNORECASE)
_WITH = re.compile(
    r"(?:interview|Q\s?&\s?A|(?P<host>(?:joint\s+)?(?:press|news)\s+"
    r"(?:conference|availability|stakeout)))\s+with\s+(?:the\s+)?(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
_COLON = re.compile(r"(?P<who>[^:]{5,80}):\s+(?P<rest>\S.*)", re.DOTALL)
# A name ends where one of these begins to say where, when or to whom it was said.
_SPLIT = re.compile(
    r"[,:]?\s+(?:at|to|on|during|in|following|before|after|ahead|with|for|regarding|about|upon|as|from|"
    r"and\s+(?:answers?|replies)|conducted|published|and\s+his|and\s+her)\b|:\s|\s[–—-]\s|$",
    re.IGNORECASE,
)
_OFFICE_GOES_ON = re.compile(r"(?:for|to|in)\b", re.IGNORECASE)  # "Minister for", "Ambassador to"
_BESIDES = re.compile(r"\b(?:to|with|from|on|about)\b")
_EVENT = re.compile(
    r"[\s,]*(?:at|during|following|after|before|ahead of|on the sidelines of|to|for|with)\s+"
    r"(?:(?:a|an|the|his|her)\s+)?(?P<event>.{3,})",
    re.IGNORECASE | re.DOTALL,
)
_MEETS = re.compile(
    r"forum|conference|university|council|summit|assembly|institute|club|session", re.I
)
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Headline:
    """The parts of a title that could be told; the title itself stays as it is."""

    speakers: tuple[str, ...] = ()
    office: str | None = None
    event: str | None = None
    place: str | None = None
    moment: Moment = field(default_factory=Moment)
    kind: str = "statement"
    bearer: str | None = (
        None  # an office alone, whose statement it is: "Secretary-General’s remarks"
    )
    shared: bool = False  # another spoke too, whom it does not name: "Press conference with X"


def read_headline(title: str) -> Headline:
    """Speaker, office, event, place and date out of a title, as far as its wording settles them.

    A person whom a title only mentions ("Meeting with Taro Kono") is not its speaker.
    """
    kind = kind_of(title)
    words, moment, place = _ends(title[:_LONGEST].strip(" ."))
    if russian := read_russian(words):
        return Headline(russian.names, russian.office, russian.event, place, moment, kind)
    if foreign := read_foreign(words):
        return Headline((foreign.name,), foreign.office, foreign.event, place, moment, kind)
    who, rest = _who(_OWNERS.sub("", words))
    if not who:
        owner = _OFFICE_OWNS.match(words)
        bearer = owner["who"] if owner and OFFICE_ALONE.fullmatch(owner["who"]) else None
        return Headline((), None, None, place, moment, kind, bearer=bearer)
    event = _EVENT.fullmatch(rest)
    occasion = event["event"].strip(" ,.") if event else ""
    return Headline(
        tuple(dict.fromkeys(map(strip_titles, who))),
        office_of(who[0]) if len(who) == 1 else None,  # several have each their own
        occasion if " " in occasion or occasion[:1].isupper() else None,
        place,
        moment,
        kind,
        shared=len(who) == 1 and bool((found := _WITH.match(words)) and found["host"]),
    )


def office_of(who: str) -> str | None:
    """What stands beside the name: "Foreign Minister" of "Foreign Minister Sergey Lavrov"."""
    name = strip_titles(who)
    if not name:
        return None
    found = re.search(re.escape(name), who, re.IGNORECASE)  # "MR. JENS HANSEN" is Jens Hansen
    at = found.span() if found else (len(who), len(who))
    before, after = who[: at[0]].strip(" ,"), who[at[1] :].strip(" ,")
    words = before.split()
    if any(is_office(word) for word in words):
        return before.removeprefix("the ")
    return after if any(is_office(word) for word in after.split()) else None


def _who(title: str) -> tuple[tuple[str, ...], str]:
    """The words that name the speakers, each with title, and what follows the kind of statement."""
    if (match := _OWNED.fullmatch(title)) and (who := persons(match["who"])):
        return who, match["rest"]
    if (match := _BARE.fullmatch(title)) and (who := _officials(match["who"])):
        return who, match["rest"]
    if match := _BY.fullmatch(title):
        return _split(match["who"])
    if match := _WITH.match(title):
        who, rest = _split(match["who"])
        return (who, rest) if any(map(office_of, who)) else ((), "")
    if (match := _AT.fullmatch(title)) and (who := _officials(match["who"])):
        return who, match["rest"]
    if (match := _COLON.fullmatch(title)) and (who := persons(match["who"])):
        return who, ""
    return (), ""


def _officials(text: str) -> tuple[str, ...]:
    """The persons, if an office says that they are some: a heading's words look like names."""
    who = persons(text)
    return who if any(map(office_of, who)) else ()


def _split(text: str) -> tuple[tuple[str, ...], str]:
    """Names and rest at the first place where what stands before is a person, or are several."""
    for match in _SPLIT.finditer(text):
        who = text[: match.start()].strip(" ,")
        if not who or who[0].islower() or _BESIDES.search(who):
            continue
        if _OFFICE_GOES_ON.match(match[0].strip(" ,")) and is_office(who.split()[-1]):
            continue
        rest = text[match.start() :].lstrip(" ,:")
        if not is_office(who.split()[-1]) and (named := persons(who)):
            return named, rest
        if office_of(who) and " and " not in who and names_person(who.partition(",")[0]):
            return (who,), rest
    return (), ""


def _ends(title: str) -> tuple[str, Moment, str | None]:
    """The title without date and place at its end, and those."""
    moment = Moment()
    title = title.replace("Washington, D.C", "Washington D.C")
    for found in find_dates(title):
        if not title[found.end :].strip(" ,.)"):
            title, moment = title[: found.start].rstrip(" ,(–—-"), found.moment
            break
    before, comma, last = title.rpartition(", ")
    if not comma:
        within = re.search(r"\bin ([A-ZА-Я][\w-]+(?: [A-ZА-Я][\w-]+){0,2})$", title)
        return title, moment, within[1] if within and is_city(within[1]) else None
    if is_city(last) or (moment.date and _like_place(last)):
        earlier, comma, part = before.rpartition(", ")
        if comma and _like_place(part) and not is_city(part) and not names_person(part):
            return earlier, moment, f"{part}, {last}"
        return before, moment, last
    earlier, comma, part = before.rpartition(", ")
    if comma and is_city(part) and _like_place(last):
        return earlier, moment, f"{part}, {last}"
    return title, moment, None


def _like_place(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 3 and all(w[0].isupper() for w in words) and not _MEETS.search(text)
