"""Titles in German, French, Spanish and Italian: "Rede der Außenministerin Anna Berger bei …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.labels import names_person
from corpus.titles import is_office, strip_titles

_SPOKEN = (
    r"(?:rede|ansprache|grußwort|statement|erklärung|presse(?:konferenz|statement)|interview|"
    r"discours|déclarations?|allocution|intervention|entretien|conférence de presse|propos|"
    r"point de presse|tribune|message|"
    r"discurso|declaraci[oó]n(?:es)?|intervenci[oó]n|palabras|entrevista|rueda de prensa|"
    r"discorso|dichiarazion[ei]|intervento|intervista|conferenza stampa)"
)
_TITLE = re.compile(
    rf"{_SPOKEN}(?:\s(?:conjointe?s?|commune|gemeinsame|conjunta|congiunta|à la presse))?\s+"
    r"(?P<by>von|der|des|durch|mit|de la|de l['’]|del|della|dell['’]|du|de|di|d['’]|par|"
    r"avec|con)\s*"
    r"(?P<who>\w.+)",
    re.IGNORECASE | re.DOTALL,
)
# Where a name and office end and the occasion begins.
_OCCASION = re.compile(
    r",?\s+(?:bei|beim|zum|zur|auf|im|in|anlässlich|vor|nach|am|gegenüber|à|au|aux|sur|lors|devant|"
    r"dans|suite|pour|en|ante|sobre|tras|durante|al|alla|alle|sul|sulla|presso|dopo)\s+"
    r"(?:(?:der|dem|den|die|das|la|le|les|el|los|las|il|du|de la|de|des)\s+|l['’])?(?P<event>.+)|"
    r",?\s+(?:mit|über|avec|con)\s.+|\s+[–—-]\s+.*|\s*\(.*|$",
    re.DOTALL,
)
_WITH = frozenset({"mit", "avec", "con"})


@dataclass(frozen=True, slots=True)
class ForeignTitle:
    """Who speaks by a title, as it writes the name and the office, and on what occasion."""

    name: str
    office: str | None
    event: str | None


def read_foreign(title: str) -> ForeignTitle | None:
    """Name, office and event of a title that begins with what was said; else `None`."""
    match = _TITLE.fullmatch(title)
    if not match:
        return None
    words = match["who"]
    for end in _OCCASION.finditer(words):
        who, _, office = words[: end.start()].strip(" ,").partition(",")
        titled = any(map(is_office, who.split()))
        if not names_person(who) or not (titled or who[0].isupper()):
            continue
        if match["by"].casefold() in _WITH and not titled:  # with a newspaper, for all one knows
            continue
        name = strip_titles(who)
        before = who.partition(name)[0].strip()
        return ForeignTitle(name, (before if titled else office.strip()) or None, end["event"])
    return None
