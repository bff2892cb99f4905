"""Turns of a transcript: who speaks in each paragraph, who only asks, and what nobody says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.header_lines import clock_line
from corpus.labels import (
    LABEL_REACH,
    Label,
    asks_barely,
    bare_answer,
    could_be_person,
    known_as,
    label_length,
    read_label,
)
from corpus.normalise import normalise_paragraph
from corpus.people import same_person, strip_titles
from corpus.stranger_labels import plain_label, unknown_label
from corpus.turn_names import Names
from corpus.types import Block

__all__ = ["has_turns", "label_length", "label_turns", "speakers_of"]

# "(Applause.)", "<…>", "* * *": printed for the reader, said by nobody.
_NOTE = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?|<[^<>]{1,40}>|[*•·_–—\s.…-]+")
_NOBODY = re.compile(
    r"(?:question|remark|reply|answer|moderator|voice|comment|interpreter|translator|operator|"
    r"переводчи(?:к|ца))s?\W*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"[^\n]{1,199}\w[\"”’»)]?")
_CROWD = re.compile(r"(?:audience|members? of|voices?|chorus|crowd|зал|голоса)\b", re.IGNORECASE)
# "(Via interpreter) We thank you": words follow; "(Unofficial translation)" alone is a note.
_BY_INTERPRETER = re.compile(
    r"[(\[][^()\[\]]{0,60}(?:translat|interpret|перев[ео]д)[^()\[\]]{0,40}[)\]]\W*\w", re.IGNORECASE
)
_HEAD = 6  # paragraphs in which a transcript's first turn begins
_ASKING_KINDS = frozenset({"interview", "press conference"})
_LONG_TURN = 900  # characters a turn on average: whoever says more where many speak, answers


@dataclass(slots=True)
class _Turn:
    """The turn that unlabelled paragraphs continue."""

    speaker: str | None = None
    asks: bool = False
    uncertain: bool = False
    bare: bool = False  # begun by a "Q" without a colon


def label_turns(
    blocks: Sequence[Block],
    *,
    kind: str = "",
    main: str | None = None,
    opens: bool = False,
    known: Sequence[str] = (),
    chair: str | None = None,
    title: str = "",
) -> tuple[Block, ...]:
    """The same blocks, each with its turn's speaker and role; texts stay as they are.

    A block without a label continues the turn before. One that nobody's label precedes has no
    speaker; nor has a question whose asker is not named. Where no block has a label, nothing
    is changed but notes. `main` is whose statement it is: labels like "The President" mean that
    person, and with `opens` what stands before the first label is theirs. `known` are all who
    head the page: labels may call them by less than their names. `chair` is who presides where
    many speak: "The President" before a turn is that person, or whom the `title` calls so.
    """
    believed = _believed(blocks, main)
    heads = [name for name in (*known, main) if name]
    names = Names.of_page(blocks, heads, main or chair, believed, title)
    turn = _Turn(main if opens else None)
    strangers = _strangers(blocks)
    called = names.called if main is None else known_as(main)
    if kind in _ASKING_KINDS:
        called |= _recurring(blocks)
    labelled = [_labelled(block, turn, names, called, believed, strangers) for block in blocks]
    labelled = _announced(labelled)
    if kind in _ASKING_KINDS:
        return _interviewers_ask(labelled)
    return tuple(labelled)


def has_turns(blocks: Iterable[Block]) -> bool:
    """Whether two paragraphs or more begin with a label."""
    labels = (
        b for b in blocks if b.speaker or read_label(normalise_paragraph(b.text[:LABEL_REACH]))
    )
    return next(labels, None) is not None and next(labels, None) is not None


def speakers_of(blocks: Iterable[Block], *, most: int = 12) -> tuple[str, ...]:
    """Who speaks in labelled turns, whoever says most first; who only asks is not among them."""
    said: Counter[str] = Counter()
    for block in blocks:
        if block.speaker and block.role != "question" and not _NOBODY.match(block.speaker):
            said[block.speaker] += len(block.text)
    return tuple(name for name, _ in said.most_common(most))


def _believed(blocks: Sequence[Block], main: str | None) -> Callable[[Label], bool]:
    """Which labels begin a turn.

    In the statement of one person "Regulatory Reform: …" looks just like a name. It is one only
    in a transcript, where that person is labelled too or somebody asks, or if it bears a title.
    Where nobody heads the page, a transcript is what begins with a label, or has one twice.
    """
    if main is None:
        begun = _begins_with_turns(blocks)
        return lambda label: begun or label.titled or label.asks
    heads = [normalise_paragraph(block.text[:LABEL_REACH]) for block in blocks]
    found = [read_label(head, known_as(main)) for head in heads]
    labels = [label for label in found if label]
    transcript = any(label.asks or same_person(label.name or "", main) for label in labels)
    return lambda label: transcript or label.titled or not label.name


def _begins_with_turns(blocks: Sequence[Block]) -> bool:
    """Whether labels stand at the head, come again, or one is surely a turn's."""
    heads = [normalise_paragraph(block.text[:LABEL_REACH]) for block in blocks]
    found = [(at, label) for at, head in enumerate(heads) if (label := read_label(head))]
    names = Counter(label.name for _, label in found)
    sure = any(label.asks or label.titled or label.interpreted for _, label in found)
    return sure or any(at < _HEAD for at, _ in found) or any(n > 1 for n in names.values())


def _strangers(blocks: Sequence[Block]) -> frozenset[str]:
    """Labels in capitals that name nobody known but come again: once may be a heading."""
    found = Counter(unknown_label(normalise_paragraph(block.text[:200])) for block in blocks)
    return frozenset(label for label, times in found.items() if label and times > 1)


def _recurring(blocks: Sequence[Block]) -> frozenset[str]:
    """What comes again and again before a colon in an interview: the paper that asks."""
    found = Counter(plain_label(normalise_paragraph(block.text[:120])) for block in blocks)
    return frozenset(label for label, times in found.items() if label and times > 1)


def _labelled(
    block: Block,
    turn: _Turn,
    names: Names,
    called: frozenset[str],
    believed: Callable[[Label], bool],
    strangers: frozenset[str],
) -> Block:
    text = normalise_paragraph(block.text[:400])
    noted = len(block.text) < 300 and (_NOTE.fullmatch(text) or clock_line(text))
    if noted or block.role == "note":
        return replace(block, role="note", speaker=None)
    label = read_label(text[:LABEL_REACH], known_as(block.speaker) | called)
    if not label and turn.bare and (answer := bare_answer(text)):
        label = Label(answer, None, titled=True, answers=True)
    if label and not block.speaker and not believed(label):
        label = None
    if label and label.name and _CROWD.match(label.name):  # an interjection ends with its line
        return replace(block, speaker=label.name)
    if label or block.speaker:
        _begin(turn, block, label, names)
        turn.bare = bool(label and label.asks) and asks_barely(text)
    elif (stranger := unknown_label(text)) and (turn.asks or stranger in strangers):
        # Whoever it is, it is not who spoke before.
        turn.speaker, turn.asks, turn.bare, turn.uncertain = None, False, False, True
    elif _BY_INTERPRETER.match(text):  # whoever it is that did not need one before
        turn.uncertain = True
    role = "question" if turn.asks and block.role == "remark" else block.role
    doubtful = turn.uncertain or block.speaker_uncertain
    return replace(block, speaker=turn.speaker, role=role, speaker_uncertain=doubtful)


def _announced(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a line without a stop before the first turn ("Speech at …") heads it."""
    first = next((at for at, block in enumerate(blocks) if block.speaker), 0)
    if not first or not _ANNOUNCES.fullmatch(blocks[first - 1].text.strip()):
        return list(blocks)
    above = blocks[first - 1]
    line = above.role == "remark" and "\t" not in above.text  # a table's row heads nothing
    heading = replace(above, role="heading") if line else above
    return [*blocks[: first - 1], heading, *blocks[first:]]


def _begin(turn: _Turn, block: Block, label: Label | None, names: Names) -> None:
    """Start a turn. What the text says goes before what the source says of the text."""
    given = block.speaker or ""
    anonymous = bool(_NOBODY.match(given)) or bool(label and label.asks and not label.name)
    believed = bool(given) and not anonymous and could_be_person(given)
    name = (label.name if label else None) or (strip_titles(given) if believed else None)
    answers = bool(label and label.answers)
    turn.speaker = names.of(name) if name else names.sole if answers else None
    turn.asks = label.asks if label else given.casefold().startswith(("question", "moderator"))
    turn.asks = turn.asks or turn.speaker in names.askers
    if turn.asks and turn.speaker:
        names.askers.add(turn.speaker)
    unnamed = bool(label and label.interpreted and not turn.speaker)
    contradicted = bool(name) and believed and not same_person(name or "", given)
    glued = bool(label and label.glued and not given)
    turn.uncertain = unnamed or contradicted or glued or not (label or believed or anonymous)


def _interviewers_ask(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """In interviews those who mostly ask are questioners; the one who says most never is.

    Nor is the second host of a joint conference, who asks within a long statement of his own.
    """
    principal = next(iter(speakers_of(blocks)), None)
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    said: Counter[str] = Counter()
    before = None
    for block in blocks:
        if block.speaker:
            turns[block.speaker] += block.speaker != before
            asked[block.speaker] += "?" in block.text
            said[block.speaker] += len(block.text)
        before = block.speaker
    askers = {
        name
        for name in turns
        if name != principal
        and 2 * asked[name] >= turns[name]
        and (len(turns) == 2 or said[name] < _LONG_TURN * turns[name])
    }
    return tuple(
        replace(block, role="question")
        if block.speaker in askers and block.role == "remark"
        else block
        for block in blocks
    )
