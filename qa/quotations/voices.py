"""Whose sentence a stretch stands in, and whether a marked gap lets one man's words pass for
another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.types import Paragraph, Sentence, Statement
from embeddings.stop_words import STOP_WORDS
from qa.quotations.change_words import ARTICLES, HONORIFICS, PERSONS, POINTING
from qa.quotations.stretch import Place
from qa.quotations.tokens import Token, tokens, written
from qa.types import Change

Located = tuple[Paragraph, Sentence]
Run = tuple[int, int]


def located(statement: Statement, at: int) -> Located | None:
    """The paragraph and sentence that hold the character at `at`; None outside of sentences."""
    for paragraph in statement.paragraphs:
        if paragraph.start_char <= at < paragraph.end_char:
            for sentence in paragraph.sentences:
                if at < sentence.end_char:
                    return paragraph, sentence
    return None


def whose(place: Located) -> tuple[str | None, str, str | None]:
    """The speaker of the turn, and the voice and holder of the sentence."""
    paragraph, sentence = place
    return paragraph.speaker, sentence.voice, sentence.by


def same_holder(one: Place, other: Place) -> bool:
    """Whether the end of one place and the start of another have one speaker, voice and holder."""
    end = located(one.statement, one.end_char - 1)
    start = located(other.statement, other.start_char)
    return end is not None and start is not None and whose(end) == whose(start)


def by_voice(place: Place) -> Iterator[tuple[Place, Sentence]]:
    """The place cut where the speaker, voice or holder changes, each part with its first sentence.

    A match has one label: words of two persons under the first one's would be a misattribution.
    """
    parts: list[tuple[Paragraph, Sentence, int]] = []
    for paragraph in place.statement.paragraphs:
        for sentence in paragraph.sentences:
            if sentence.end_char <= place.start_char or sentence.start_char >= place.end_char:
                continue
            if not parts or whose(parts[-1][:2]) != whose((paragraph, sentence)):
                parts.append((paragraph, sentence, sentence.end_char))
            else:
                parts[-1] = (*parts[-1][:2], sentence.end_char)
    if not parts:
        yield place, place.paragraph.sentences[-1]
        return
    for n, (paragraph, sentence, end) in enumerate(parts):
        start = sentence.start_char if n else place.start_char
        stop = end if n + 1 < len(parts) else place.end_char
        owner = paragraph if n else place.paragraph
        yield Place(place.statement, owner, start, stop), sentence


def whole_sentences(place: Place) -> Place:
    """The place out to the edges of its first and last sentences: what an altered quote shows."""
    first = located(place.statement, place.start_char)
    last = located(place.statement, place.end_char - 1)
    start = min(place.start_char, first[1].start_char) if first else place.start_char
    end = max(place.end_char, last[1].end_char) if last else place.end_char
    return Place(place.statement, place.paragraph, start, end)


def segments(statement: Statement, here: Sequence[Token], runs: Sequence[Run]) -> list[Place]:
    """The whole sentences that each piece of a quotation stands in, each its own place."""
    places: dict[tuple[int, int], Place] = {}
    for start, end in runs:
        found = located(statement, here[start].start) if end > start else None
        if found is not None:
            place = Place(statement, found[0], here[start].start, here[end - 1].end)
            place = whole_sentences(place)
            places[place.start_char, place.end_char] = place
    return list(places.values())


def crossing(
    statement: Statement, here: Sequence[Token], runs: Sequence[Run], at: int, mark: str
) -> Change | None:
    """What the gap before run `at` makes of whose words they are.

    A splice where it joins sentences of two speakers, voices or holders, or drops the one who acts
    in the later sentence; an elision where it drops the holder of the sentence it stands in.
    """
    start, end = runs[at]
    before = next((run for run in runs[at - 1 :: -1] if run[1] > run[0]), None)
    if end == start or before is None:
        return None
    left_out = here[before[1] : start]
    one = located(statement, here[before[1] - 1].start)
    other = located(statement, here[start].start)
    if one is None or other is None or _publishers_own(statement.text, left_out):
        return None
    quoted = [token for first, past in runs for token in here[first:past]]
    original = written(statement.text, left_out)
    if one[1] is other[1]:
        dropped = _drops_holder(left_out, quoted, one[1])
        return Change("elision", mark, original) if dropped else None
    earlier = [t for t in quoted if one[1].start_char <= t.start < one[1].end_char]
    head = [t for t in left_out if t.start >= other[1].start_char]
    same_holder = whose(one) == whose(other) and not _drops_holder(left_out, quoted, other[1])
    if same_holder and not _another_acts(earlier, head, here[start]):
        return None
    return Change("splice", mark, original)


def _publishers_own(text: str, left_out: Sequence[Token]) -> bool:
    """Whether the mark is the publisher's own, with nothing left out."""
    marks = written(text, left_out)
    return not any(token.is_word for token in left_out) and ("…" in marks or ".." in marks)


def _another_acts(earlier: Sequence[Token], head: Sequence[Token], after: Token) -> bool:
    """Whether the start that a sentence lost says who acts, and it is another than before.

    A name or pronoun lost does; other words do where what goes on is no subject of its own:
    "The minister" before "refused to sign", but not "In the spring" before "we will sign".
    """
    lost = _first_named(head)
    if lost:
        return not lost & _first_named(earlier)
    if after.word in PERSONS or after.word in POINTING or after.key[0].isupper():
        return False
    return after.word not in ARTICLES and any(t.word not in STOP_WORDS for t in head if t.is_word)


def _first_named(found: Sequence[Token]) -> set[str]:
    """The first name, with all its words in a row, or the first pronoun's person."""
    names: set[str] = set()
    for token in found:
        if token.word in PERSONS:
            return names or {PERSONS[token.word]}
        if token.key[0].isupper() and token.word not in STOP_WORDS:
            names.add(token.word.removesuffix("'s"))
        elif names and token.word not in STOP_WORDS and token.is_word:
            break
    return names - HONORIFICS


def _drops_holder(left_out: Sequence[Token], quoted: Sequence[Token], sentence: Sentence) -> bool:
    """Whether the one whose words a reported sentence tells goes, and is named nowhere else."""
    if sentence.by is None or sentence.voice not in ("reported", "questioner"):
        return False
    names = {token.word for token in tokens(sentence.by) if token.is_word} - HONORIFICS
    gone = {token.word.removesuffix("'s") for token in left_out}
    kept = {token.word.removesuffix("'s") for token in quoted}
    return bool(names & gone) and not names & kept
