"""What stands around a title: letterheads above, notes for the press, and titles in many lines.

"PERMANENT MISSION OF NORDLAND / STATEMENT / BY / H.E. MR. JENS HANSEN / MINISTER FOR FOREIGN
AFFAIRS / AT THE GENERAL DEBATE" is an institution and one title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.header_lines import clock_line, date_line
from corpus.normalise import one_line
from corpus.titles import is_office
from corpus.types import Block

_SAID = (
    r"statements?|remarks|speech(?:es)?|address(?:es)?|keynote|interventions?|message|lecture|toast|"
    r"testimony|national statement|closing|opening|joint|press|news|conference|release|briefing|"
    r"transcripts?|interviews?|articles?|rede|ansprache|erklärung|discours|déclaration|allocution|"
    r"выступление|заявление|речь|обращение|интервью|комментарий|стенограмма"
)
KIND_ALONE = re.compile(rf"(?:(?:{_SAID})\s?){{1,4}}(?:to the press)?", re.IGNORECASE)
# What a site prints above a title as the sort of page; no title goes on from these.
SORT_ALONE = re.compile(
    r"(?:press release|news story|speech|authored article|(?:written|oral) statement to "
    r"parliament|pressemitteilung|communiqué de presse|пресс-релиз)",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?:(?:{_SAID})\s?){{1,4}}(?:(?:delivered|given|made)\s)?(?:by)?", re.I)
# A line of a title that begins so goes on from the one before, and one that ends so goes on below.
_GOES_ON = re.compile(
    r"(?:by|of|at|on|to|before|during|delivered|for|in|from|and|under|von|der|des|bei|anlässlich|"
    r"de|du|à|au|lors|на|по|в|перед|в ходе)\s",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r".*[\s,](?:by|of|at|on|to|the|a|and|for|in|from|with|von|der|des|bei|de|du|la|à|на|в|по|и)|.*,|"
    r"by|von|par",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"(?:the )?(?:white house|(?:permanent |special |diplomatic )?"
    r"(?:mission|representation|delegation) of .*|(?:royal )?embassy of .*|"
    r"(?:u\.?s\.? |federal |royal )?(?:ministry|department) (?:of|for) .*|"
    r"office of (?:the )?.*|.*\bpress (?:service|office|cent(?:er|re)|department)(?: of .*)?|"
    r"government of .*|(?:federal )?foreign (?:office|ministry)|prime minister['’]s office.*|"
    r"auswärtiges amt|bundesministerium .*|die bundesregierung|ministère .*|présidence de .*|"
    r"мид россии|министерство .*|постоянное представительство .*|посольство .*|пресс-служба .*)",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)  # "GOV.UK", "kremlin.ru"
_TOLD = re.compile(
    r"\b(?:statements?|remarks|speech|address|message|briefing|interview|comments?|answers?|on|about|"
    r"заявление|выступление|комментарий|интервью|брифинг|о|об)\b",
    re.IGNORECASE,
)
_FOR_THE_PRESS = re.compile(
    r"[(\[*_ \"“”«»]*(?:(?:please )?check against delivery|for immediate release|"
    r"(?:strictly )?embargo.*|"
    r"(?:as )?(?:prepared for delivery|delivered)|unofficial translation|courtesy translation|"
    r"(?:translation|transcript)(?: of the .*)?|retranslated.*|unofficial transcript|"
    r"es gilt das gesprochene wort|seul le prononcé fait foi|traduction de courtoisie|"
    r"неофициальный перевод|перевод с .*)[.!)\]*_ \"“”«»]*",
    re.IGNORECASE,
)
_MOST_LINES = 12
_LONGEST_LINE = 160


def letterhead(line: str) -> bool:
    """Whether a line above a title is who publishes: an institution and nothing that was said."""
    if _SITE.fullmatch(line):
        return True
    plain = len(line) <= 120 and not line.endswith((".", ":", "?", "!", ",")) and ";" not in line
    return plain and bool(_INSTITUTION.fullmatch(line)) and not _TOLD.search(line)


def press_note(line: str) -> bool:
    """Whether a line is the publisher's word to the press, as "Check against delivery"."""
    return len(line) <= 200 and bool(_FOR_THE_PRESS.fullmatch(line))


def joined_title(blocks: Sequence[Block], index: int) -> tuple[str, int]:
    """The title that begins with the block `index`, and how many blocks it takes."""
    title = _within(blocks[index])
    if not (_OPENS.fullmatch(title) or _OPEN_END.fullmatch(title)) or len(title) > _LONGEST_LINE:
        return one_line(blocks[index].text), 1
    taken = 1
    for block in blocks[index + 1 : index + _MOST_LINES]:
        line = _within(block)
        if not line or press_note(line) or date_line(line) or clock_line(line):
            break
        if len(line) > _LONGEST_LINE or line.endswith((".", ":", "?", "!")):
            break
        office = taken > 1 and _begins_with_office(line)
        if not (_GOES_ON.match(f"{line} ") or _OPEN_END.fullmatch(title) or office):
            break
        title = _joined(title, line)
        taken += 1
    return (title, taken) if taken > 1 else (one_line(blocks[index].text), 1)


def sort_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where "Press release" and the title below it are lines of one made two."""
    apart: list[Block] = []
    for index, block in enumerate(blocks):
        first, _, rest = block.text.partition("\n")
        if index < _MOST_LINES and rest.strip() and SORT_ALONE.fullmatch(one_line(first)):
            apart += [replace(block, text=first), replace(block, text=rest)]
        else:
            apart.append(block)
    return apart


def _within(block: Block) -> str:
    """One line of a block's lines: an office below a name is set off from it."""
    title = ""
    for line in map(one_line, block.text.split("\n")):
        title = _joined(title, line) if title else line
    return title


def _joined(title: str, line: str) -> str:
    apart = _begins_with_office(line) and not _OPEN_END.fullmatch(title)
    return f"{title}, {line}" if apart else f"{title} {line}"


def _begins_with_office(line: str) -> bool:
    return bool(line) and is_office(line.split()[0])
