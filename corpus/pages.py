"""One page → a Document: chrome dropped, header read, turns labelled, what is known filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day

from corpus.chrome import drop_chrome
from corpus.compose import check_lengths
from corpus.dates import Moment
from corpus.errors import UnreadableSource
from corpus.header import Header, read_header
from corpus.headline import Headline, office_of, read_headline
from corpus.kinds import kind_of
from corpus.languages import detect_language
from corpus.languages_of_sites import host_of, mark_original
from corpus.messages import say
from corpus.name_case import respelt
from corpus.normalise import one_line
from corpus.numbering import headed
from corpus.people import same_person
from corpus.proceedings import proceedings
from corpus.rows import LONGEST_TITLE, shorten
from corpus.title_page import press_note, sort_apart
from corpus.titles import strip_titles
from corpus.turns import has_turns, label_turns, speakers_of
from corpus.types import Block, Document, Metadata, Translation

# "Mr. President," begins every second speech and tells none from another.
_SALUTATION = re.compile(r"[^!?]{0,120}[,!:]|[\W\d]*")
_DAYS_APART = 7  # a statement is published within days of being made; more is a contradiction


def page(source_id: str, blocks: Sequence[Block], known: Metadata | None = None) -> Document:
    """The document of one page; what the page's own metadata says (`known`) goes before guesses.

    Raises `UnreadableSource` if no words are left or no page could have such paragraphs.
    """
    known = known or Metadata()
    found = sort_apart(drop_chrome([block for block in blocks if block.text.strip()]))
    _check(found)
    header = read_header(found, known.title)
    unexplained = [_subheading(found[index], header.lead) for index in header.kept]
    body = _lead_apart((*unexplained, *drop_chrome(found[header.blocks :])), known.lead) or found
    title, guessed = _title(known.title or header.title, body)
    headline = read_headline(title) if known.title or header.title else Headline()
    dates_it = bool(headline.speakers or headline.place)
    moment, doubtful = said_on(_known_moment(known, header), headline.moment, dates_it=dates_it)
    metadata = _metadata(known, header, headline, title, body)
    if moment.date and moment.uncertain and metadata.language not in ("en", "und"):
        doubtful = False  # 12/03/2021 has one order everywhere but in English
    doubtful = doubtful or header.disputed or _apart(known.date, header)
    uncertain = ("date",) * doubtful + ("title",) * guessed
    metadata = replace(
        metadata,
        date=moment.date,
        time=moment.time,
        uncertain=tuple(dict.fromkeys((*known.uncertain, *uncertain))),
    )
    turns, speakers = _turns(headed(body), metadata, shared=headline.shared)
    if headline.shared and not speakers_of(turns):
        metadata = replace(metadata, uncertain=(*metadata.uncertain, "speakers"))
    if not speakers and headline.bearer and metadata.kind not in ("news", "transcript"):
        speakers = (headline.bearer,)
    return Document(source_id, turns, replace(metadata, speakers=speakers))


def _turns(
    body: Sequence[Block], metadata: Metadata, *, shared: bool
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The body with its turns labelled, and who speaks: as the page says, else by the labels.

    `shared` with somebody whom the page does not name: whose a turn is, only its label tells.
    """
    heads = metadata.speakers
    body, chair = proceedings(body)
    main = heads[0] if len(heads) == 1 and not shared else None
    turns = label_turns(
        body, kind=metadata.kind, main=main, known=heads, chair=chair, title=metadata.title
    )
    labelled = speakers_of(turns) if _mostly_labelled(turns) else ()
    named = (labelled or heads) if shared else (heads or labelled)
    speakers, turns = respelt(named, turns, metadata.title)
    return turns, speakers


def _mostly_labelled(turns: Sequence[Block]) -> bool:
    """Whether the labels tell who speaks in most of the text: a poet cited at its end does not."""
    said = [block for block in turns if block.role not in ("note", "heading")]
    told = sum(len(block.text) for block in said if block.speaker or block.role == "question")
    return 2 * told >= sum(len(block.text) for block in said)


def _subheading(block: Block, lead: str | None) -> Block:
    """A line of the header that stays: what the site tells of the page is nobody's words."""
    line = one_line(block.text)
    if line == lead or press_note(line):
        return replace(block, role="note")
    sentence = line.endswith((".", "!", "?"))
    return block if sentence else replace(block, role="heading")


def _lead_apart(body: Sequence[Block], lead: str | None) -> tuple[Block, ...]:
    """The body, in which the page's summary of itself is a note if it is printed above the text."""
    if not lead or len(body) < 2 or one_line(body[0].text) != lead:
        return tuple(body)
    return (replace(body[0], role="note"), *body[1:])


def said_on(printed: Moment, titled: Moment, *, dates_it: bool = True) -> tuple[Moment, bool]:
    """When it was said, and whether that is in doubt.

    A title that tells speaker or place (`dates_it`) tells the day of the event, the page often
    that of publication, which follows within days. Where they are a week or more apart, or
    publication comes first, somebody erred: the title's day is kept and marked. In other titles
    a date may be that of a law or a war, and the page's goes before it. A time belongs to the
    page's date alone.
    """
    if not titled.date or len(titled.date) < len(printed.date or ""):
        return printed, printed.uncertain or titled.uncertain
    if not printed.date:
        return titled, titled.uncertain or printed.uncertain or not dates_it
    if titled.date.startswith(printed.date):
        return Moment(titled.date, printed.time or titled.time), titled.uncertain
    if not dates_it:
        return printed, printed.uncertain
    apart = (_first_day(printed.date) - _first_day(titled.date)).days
    return Moment(titled.date, titled.time), not 0 <= apart < _DAYS_APART


def _first_day(date: str) -> Day:
    return Day.fromisoformat(date + "-01-01"[len(date) - 4 :])


def _check(blocks: Sequence[Block]) -> None:
    if not blocks:
        raise UnreadableSource(say("It has no text: nothing can be quoted from it."))
    check_lengths(blocks)


def _title(title: str, body: Sequence[Block]) -> tuple[str, bool]:
    """The title, or where there is none the first words, which is a guess."""
    title = one_line(title)
    if title:
        return shorten(title), len(title) > LONGEST_TITLE
    said = [block for block in body if block.role in ("remark", "heading")]
    begun = [b for b in said if not _SALUTATION.fullmatch(one_line(b.text[:200]))]
    words = one_line((begun or said or body)[0].text[:1000])
    return (words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"), True


def _apart(known: str | None, header: Header) -> bool:
    """Whether a page says one date of itself and prints another, weeks from it."""
    printed = header.moment.date
    if not known or not printed or header.delivered:
        return False
    if printed.startswith(known) or known.startswith(printed):
        return False
    return abs((_first_day(printed) - _first_day(known)).days) >= _DAYS_APART


def _known_moment(known: Metadata, header: Header) -> Moment:
    if header.delivered and header.moment.date:
        return header.moment
    if known.date:
        same = header.moment.date == known.date
        return Moment(known.date, known.time or (header.moment.time if same else None))
    return header.moment


def _metadata(
    known: Metadata, header: Header, headline: Headline, title: str, body: Sequence[Block]
) -> Metadata:
    language = known.language
    if language == "und":
        language = detect_language("\n".join(block.text[:2000] for block in body[:10]))
    links = known.translations or tuple(Translation(code) for code in header.languages)
    kind = known.kind
    named = known.title or header.title  # a title made of the first words tells no kind
    if kind == "statement":
        kind = kind_of(named, [header.sort], turns=has_turns(body))
    speakers, office = known.speakers, known.office
    if not speakers and header.speaker and not (header.sent and kind == "news"):
        speakers, office = (strip_titles(header.speaker),), office_of(header.speaker)
        if len(headline.speakers) > 1 and _among(speakers[0], headline.speakers):
            speakers, office = headline.speakers, None
    by_title = not speakers or speakers == headline.speakers
    return replace(
        known,
        title=title,
        kind=kind,
        speakers=speakers or headline.speakers,
        office=office or (headline.office if by_title else None),
        place=known.place or header.place or headline.place,
        event=known.event or header.event or headline.event,
        language=language,
        publisher=header.publisher or known.publisher or host_of(known.url),
        lead=known.lead or header.lead,
        translations=mark_original(links, language=language, url=known.url),
    )


def _among(name: str, names: Sequence[str]) -> bool:
    return any(same_person(name, other) for other in names)
