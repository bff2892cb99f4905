"""Sentences of a paragraph as offsets, split by sentencex (rules of Wikimedia's translators)."""

from __future__ import annotations

import re

from sentencex import segment

# A bracketed stage direction stands alone: "(Applause.) He said" is two sentences; so is one of the
# usual words without a stop: "[Laughter] But", "(spoke in French) I shall".
_NOTE = re.compile(
    r"\((?:[^()]{1,60}[.!?…])\)\s+(?=\S)|"
    r"[(\[](?i:laughter|laughs|applause|cheers|crosstalk|pause|inaudible|(?:spoke|speaks|speaking|"
    r"continue[ds]|continuing|resume[ds]) in|addressing|turns to|смех|аплодисменты|обращаясь|"
    r"переводится|говорит)\b[^()\[\]]{0,60}[)\]][.,]?\s+(?=[“«„\"‘]?[A-ZА-ЯЁІЇЄ])"
)
# sentencex splits after these, though no sentence ends: "A. S. | Ivanov", "and others. | went".
_RUNS_ON = re.compile(
    r"(?:\b[A-ZА-ЯЁ]\.|\b(?:г|гг|др|пр|т\.\s?[дпек]|ст|стр|см|им|руб|млн|млрд)\.)\s*$"
)
# Forms of address that sentencex does not know; a name follows each of them.
_ADDRESSED = re.compile(
    r"\b(?:Ms|Mx|Mmes?|Mlles?|Mgr|Cdr|Cmdr|Amb|Atty|Assoc|Dep|Dr|Exa|г-н|г-жа|г-на|г-ну|г-жу)\.\s*$"
)
# Short for something only in front of a number: "No. 5", "ст. 10"; else "No." is an answer.
_NUMBERED = (
    r"(?:\b(?i:nos?|arts?|figs?|vols?|paras?|ch)|\bpp?|\bMay|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|"
    r"Nov|Dec)|\b(?i:стр?|пп|рис|гл|табл|разд))\."
)
_BEFORE_NUMBER = re.compile(rf"{_NUMBERED}\s*$")
_NUMBER = re.compile(r"[\d№#(]|[IVXLC]+\b")
_COUNTED = re.compile(r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b")
_UNCOUNTED = re.compile(rf"{_NUMBERED}[”»\"’*_]*\s+(?=(?P<next>[“«„\"‘*_(]*[^\W\d_]\w+))")
# "МГУ им. Ломоносова" goes on, "Мы верим им. Президент сказал" does not.
_NAMED_AFTER = re.compile(r"\bим\.\s+(?=[А-ЯЁ]\w+)(?!\w{3,}(?:[аяий]|[ео]го)\b)")
# "… in Tokyo in May.” He did not say": sentencex takes "May." for an abbreviation.
_QUOTE_ENDS = re.compile(r"[.!?…][”»“\"’]\s+(?=[“«„\"‘(]?(?P<next>[^\W\d_]))")
_OPENS = re.compile(r"[“«„\"‘]")
_SHORTENED = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|No|Inc|Ltd|Co|Jr|Sr|г|др))\.$")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the sentences of `text`, in order, without the space between them.

    Every character that is not white space lies in exactly one sentence.
    """
    return [
        trimmed
        for start, end in _stage_directions(text, _after_quotes(text, _apart(text, language)))
        if (trimmed := _trim(text, start, end))
    ]


def _apart(text: str, language: str) -> list[tuple[int, int]]:
    """Pieces parted also after what is no abbreviation where it stands: "No. President Alder"."""
    cut: list[tuple[int, int]] = []
    for start, end in _joined(text, language):
        first = start
        for found in _UNCOUNTED.finditer(text, start, end):
            if _within_quote(text[first : found.end()]) or _counts(text, first, found):
                continue
            if found["next"].strip('“«„"‘*_(')[0].isupper():
                cut.append((first, found.end()))
                first = found.end()
        for found in _NAMED_AFTER.finditer(text, first, end):
            cut.append((first, found.end()))
            first = found.end()
        cut.append((first, end))
    return cut


def _within_quote(before: str) -> bool:
    """A quotation stays whole: "He said: “No. We will not.”"."""
    return max(map(before.rfind, "“«")) > max(map(before.rfind, "”»"))


def _counts(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a number follows in Roman or, within a sentence, in words: "our No. One"."""
    word = found["next"]
    begins = not any(map(str.isalnum, text[start : found.start()]))
    return bool(_NUMBER.fullmatch(word)) or (not begins and bool(_COUNTED.match(word)))


def _joined(text: str, language: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = 0
    for piece in segment(language if language != "und" else "en", text):
        start, position = position, position + len(piece)
        if pieces and _continues(text, pieces[-1], start):
            pieces[-1] = (pieces[-1][0], position)
        else:
            pieces.append((start, position))
    if position != len(text):  # the splitter lost characters: one sentence is better than none
        return [(0, len(text))]
    return pieces


def _continues(text: str, previous: tuple[int, int], start: int) -> bool:
    """Whether the text from `start` goes on with the sentence before it."""
    before, after = text[previous[0] : previous[1]], text[start : start + 2].lstrip()
    if not after:
        return True
    if _BEFORE_NUMBER.search(before) and "\n" not in before[-2:]:
        coming = text[start : start + 12].lstrip()
        counted = len(before.split()) > 1 and _COUNTED.match(coming)
        if counted or _NUMBER.match(coming):
            return True
    if after[0].islower() and not before.rstrip().endswith(("!", "?", "\n")):
        return True
    if _ADDRESSED.search(before) and after[0].isupper() and "\n" not in before[-2:]:
        return True
    return bool(_RUNS_ON.search(before)) and "\n" not in before[-2:] and _initial_or_short(before)


def _initial_or_short(before: str) -> bool:
    """An initial joins a name to come; "in 2005 г." may as well end a sentence, so look back."""
    last = before.split()[-1]
    return len(last) <= 4 and not last.endswith(("г.", "гг.", "др.", "пр."))


def _after_quotes(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces parted also where a quoted sentence has ended and a capital begins the next."""
    cut: list[tuple[int, int]] = []
    for start, end in pieces:
        for ends in _QUOTE_ENDS.finditer(text, start, end):
            if ends["next"].isupper() and _quotes_sentence(text[start : ends.start() + 1]):
                cut.append((start, ends.end()))
                start = ends.end()
        cut.append((start, end))
    return cut


def _quotes_sentence(before: str) -> bool:
    """Whether a quotation's end is a sentence's: not in "the “U.S.” Army" or "a “Yes!” Vote"."""
    quotes = list(_OPENS.finditer(before))
    inside = before[quotes[-1].end() :] if quotes else before
    return " " in inside.strip() and not _SHORTENED.search(inside)


def _stage_directions(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    cut: list[tuple[int, int]] = []
    for start, end in pieces:
        note = _NOTE.match(text, start, end)
        if note and note.end() < end:
            cut += [(start, note.end()), (note.end(), end)]
        else:
            cut.append((start, end))
    return cut


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
