"""What kind of statement a page is, by its title first and by the site's own sections after."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The first that matches decides: a statement at a press conference is part of the conference.
_TITLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("press conference", r"\b(?:news|press) (?:conference|availability|stakeout)|\bpresser\b"),
        (
            "press conference",
            r"пресс-конференц|пресс-подход|прес-конференц|pressekonferenz|"
            r"conférence de presse|rueda de prensa|conferenza stampa|point de presse",
        ),
        (
            "interview",
            r"\binterview|\bинтервью|інтерв.ю|\bentretien|\binterviu|\bentrevista|\bintervista",
        ),
        ("briefing", r"\bbriefing|\bбрифинг"),
        ("press conference", r"answers? .{0,40}questions|\bQ\s?&\s?A\b|ответ\w* на вопрос"),
        ("article", r"^article\b|\barticle (?:by|for|of)\b|\bop-?ed\b|\bстать[яи]\b"),
        (
            "message",
            r"\b(?:messages?|greetings?|congratulations?|congratulates?|condolences|telegrams?|"
            r"letters? to|birthday)\b|поздрав|соболезнован|телеграмм|приветстви|\bпослани[ея] ",
        ),
        ("statement", r"\bpress statements?\b|\b(?:joint )?statements?\b|\bcomments?\b|заявлени"),
        (
            "speech",
            r"\b(?:speech|address|remarks|keynote|lecture|oration|toast|discours|rede|intervention)\b|"
            r"ansprache|grußwort|allocution|discurso|palabras|discorso|"
            r"выступлени|\bречь\b|\bобращени|вступительн|виступ|звернення|\bслово\b",
        ),
        (
            "statement",
            r"комментари|коментар|\bзаява\b|déclaration|erklärung|declaraci[oó]n|dichiarazion",
        ),
        ("announcement", r"\bannouncement\b|\bwill (?:hold|take|meet|visit)\b|\bсостоя[тл]|анонс"),
    )
)
_SECTIONS = {
    "transcripts": "transcript",
    "стенограммы": "transcript",
    "speeches": "speech",
    "выступления": "speech",
    "interviews": "interview",
    "statements": "statement",
    "briefings": "briefing",
    "messages": "message",
    "articles": "article",
    "announcements": "announcement",
    "press releases": "news",
    "press release": "news",
    "news story": "news",
    "communiqué de presse": "news",
    "pressemitteilung": "news",
    "пресс-релиз": "news",
    "news": "news",
    "новости": "news",
    "events": "news",
}


def kind_of(title: str, sections: Iterable[str] = (), *, turns: bool = False) -> str:
    """The kind of a page; where neither title nor sections tell, `turns` make it a transcript."""
    listed = {_SECTIONS[name] for section in sections if (name := section.casefold()) in _SECTIONS}
    if "announcement" in listed:
        return "announcement"
    by_title = next((kind for kind, pattern in _TITLES if pattern.search(title[:600])), None)
    if by_title:
        return by_title
    order = dict.fromkeys(_SECTIONS.values())
    return next((kind for kind in order if kind in listed), "transcript" if turns else "statement")
