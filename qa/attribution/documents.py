"""Documents quoted within a speech without quotation marks: "The resolution reads as follows:".

The paragraph after such a line is not the speaker's. Whose it is, the line may say; a list that
the speaker only announces ("We propose:") is his own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.types import Paragraph, Statement

_OPENS = re.compile(r"(?:[:;,]?\s?(?:--|—|–)|:)\s*$")
_SAYS = re.compile(
    r"(?<!be )(?<!thus )\b(?:says?|said|stat(?:ed?|es|ing)|declar(?:ed?|es|ing)|reads?|wrote|"
    r"writes|provid(?:es|ed)(?=\W*(?:that\b|$))|replied|answered|observed|announced|remarked|asserted|"
    r"in part|(?:these|the following|following|this) (?:words?|language|terms?|resolutions?|"
    r"telegram|letter|dispatch|declaration|message|articles?|clause|provisions?|note|statement|"
    r"communication|answer|reply))(?: that)?(?:,? \w+){0,12}\W*$"
)
_FOLLOWS = re.compile(r"\bas follows\W*$")
_DOCUMENT = re.compile(
    r"\b(?:resolutions?|letter|telegram|treaty|articles?|section|statute|message|note|dispatch|report|"
    r"statement|declaration|protocol|convention|agreement|clause|proclamation|order|language)\b"
)
_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|me|us|[Oo]ur)\b")
_GOES_ON = re.compile(
    r"[“\"«‘]|(?:ARTICLE|Article|SEC(?:TION)?\.?|Sec(?:tion)?\.?|ART\.|Art\.|Resolved|RESOLVED)\b"
)
_SENTENCE = re.compile(r"(?<=[a-z\d)][.!?]) +(?=[A-Z])")
_REACH = 90  # characters before the colon in which "I" or "we" makes the words the speaker's


def documents(
    statement: Statement, labelled: Callable[[Paragraph], bool], *, after: int = 0
) -> frozenset[int]:
    """Ordinals of the paragraphs that are a quoted document's; `labelled`: a new turn begins.

    None is announced in the paragraphs before `after`.
    """
    found: set[int] = set()
    inside = False
    for paragraph in statement.paragraphs:
        text = statement.slice(paragraph)
        follows = paragraph.ordinal - 1 in found
        if labelled(paragraph) or paragraph.role != "remark":
            inside = False
        elif inside or (follows and _GOES_ON.match(text)):
            found.add(paragraph.ordinal)
        inside = paragraph.ordinal >= after and quotes_document(text)
    return frozenset(found)


def quotes_document(text: str) -> bool:
    """Whether a paragraph ends by announcing other words than the speaker's."""
    last = _SENTENCE.split(text.rstrip().rsplit("\n", 1)[-1])[-1]
    if not _OPENS.search(last) or _SPEAKER.search(last[-_REACH:]):
        return False
    return bool(_SAYS.search(last) or (_FOLLOWS.search(last) and _DOCUMENT.search(last)))
