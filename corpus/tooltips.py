"""Names that a page prints twice: the name, then the full one with the office out of a tooltip.

"А.Иванов Иванов Андрей Петрович губернатор области" is А.Иванов: what stands after the family
name's second occurrence describes him.
"""

from __future__ import annotations

import re

_WORD = r"[^\W\d_a-zа-яёіїє][\w’'-]+"
_REPEATED = re.compile(
    rf"(?P<name>[^:;!?]*?(?<!\w)(?P<family>(?:{_WORD} )?{_WORD})) (?P=family)(?!\w)"
)


def before_tooltip(label: str) -> str:
    """The name alone; the label itself if no name in it comes twice running."""
    found = _REPEATED.match(label)
    return found["name"] if found else label
