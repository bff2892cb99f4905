"""Russian and Ukrainian cues as tables and patterns: verbs of speech, holders, agreement."""

from __future__ import annotations

import re

_STEMS = """
заяви сказа отмети подчеркну сообщи добави напомни указа вырази призва предложи попроси
пообеща завери подтверди объяви рассказа поясни уточни обвини осуди ответи потребова
поблагодари написа утвержда говори призна упомяну предупреди
"""
_PRESENT = """
считает полагает утверждает заявляет говорит отмечает подчеркивает подчёркивает сообщает уверен
уверена убежден убеждён выражает призывает просит предлагает надеется думает требует
считают полагают утверждают заявляют говорят отмечают подчеркивают подчёркивают сообщают
уверены убеждены выражают призывают просят предлагают надеются думают требуют
отмечал отмечала отмечали говорил говорила говорили заявлял заявляла заявляли утверждал утверждали
считал считала считали полагал полагали подчёркивал подчеркивал подчёркивали сообщал сообщали
заявляє заявляють стверджує стверджують вважав вважали казав казали говорив говорили говорять
оголосив оголосила оголосили попросив попросила закликав закликала пообіцяв пообіцяла
заявив заявила заявили сказав відзначив відзначила зазначив зазначила підкреслив підкреслила
повідомив повідомила каже кажуть вважає вважають наголосив запропонував
"""
_PAST = {stem + ending for stem in _STEMS.split() for ending in ("л", "ла", "ли")}
# These say something only with words after them: "отмечает юбилей" is a feast.
_WITH_WORDS = re.compile(r"(?:отмеча|отмети|написа|требу|потребов|дума|прос|предлож|призна|добави)")
_SAYS = re.compile(r",\s*(?:что|чтобы|що|щоб|как)\b|:|«|\bо том\b")
_VERBS = "|".join(sorted({*_PAST, *_PRESENT.split()}, key=len, reverse=True))
_ROLE = (
    r"(?:[Пп]резидент|[Пп]ремьер|[Мм]инистр|[Гг]лава|[Лл]идер|[Кк]анцлер|[Гг]енсек|"
    r"[Сс]екретарь|[Пп]осол|[Пп]редседатель|[Пп]рем['’]єр|[Мм]іністр)[а-яёіїє\-]*"
    r"(?:\s+(?!(?:и|мы|я|вы)\b)[А-ЯЁІЇЄ]?[а-яёіїє]+){0,4}?"
)
_NAME = (
    r"(?!(?:Когда|Как|Если|Что|Это|Но|Вот|Там|Где|Тогда|Сегодня|Наш|Мы|Вы|Вам|Ми|Также|Так|Я|Ещё|"
    r"И|А|Тем|Уже|Потом|По|В|На|О|С|У|К)\b)"
    r"[А-ЯЁІЇЄ][а-яёіїє'’]+"
    r"(?:[\s\-](?:аль-)?(?!(?:Вы|Он|Она|Они|Я|Мы)\b)[А-ЯЁІЇЄ][а-яёіїє'’\-]+){1,3}"
)
_INITIALS = r"(?:[А-ЯЁІЇЄ][а-яё]?\.\s?){1,2}[А-ЯЁІЇЄ][а-яёіїє'’\-]+"
_GROUP = (
    r"(?:(?:[Нн]аши|[Ии]х|[Ээ]ти|[Мм]ногие|[Нн]екоторые|[Зз]ападные|[А-Яа-яёЁ]+ск(?:ие|ая|ий))\s+){1,2}"
    r"(?:партнёры|партнеры|коллеги|сторона|друзья|власти|эксперты|политики)"
    r"|\b(?:[А-Яа-яёЁіїєІЇЄ]+(?:ные|ные|ские|ські|ні)\s+)?(?:[Ээ]ксперты|[Сс]пециалисты|[Уу]чёные|"
    r"[Уу]ченые|[Лл]юди|[Гг]раждане|[Вв]ласти|[Пп]олитики|[Жж]урналисты|СМИ|[Дд]епутаты|"
    r"[Аа]налитики|[Кк]ритики|[Оо]ппоненты|[Вв]оенные|[Пп]редприниматели|[Кк]оллеги|[Пп]артнёры|"
    r"[Пп]артнеры|[Оо]ккупанты|[Ее]ксперти|[Фф]ахівці|[Вв]чені|[Лл]юди|[Гг]ромадяни|[Вв]лада|"
    r"[Пп]олітики|[Оо]купанти|[Пп]артнери|[Кк]олеги)"
    r"|[Аа]мериканцы|[Ее]вропейцы|[Яя]понцы|[Уу]краинцы|[Кк]итайцы|[Аа]нгличане|[Нн]емцы|[Фф]ранцузы"
)
_PRONOUN = r"(?:[Оо]ни|[Оо]н|[Оо]на|[Вв]ы|[Вв]они|[Вв]ін|[Вв]она)"
_HOLDER = (
    rf"\b(?:(?:(?P<office>{_ROLE})\s+)?(?P<name>{_NAME}|{_INITIALS})"
    rf"|(?P<other>{_GROUP}|{_ROLE}|{_PRONOUN}))"
)
_FILL = (
    r"(?:,?\s+(?:также|тогда|уже|сегодня|вчера|недавно|тоже|потом|правильно|совершенно|нам|мне|"
    r"справедливо|учора|цілком|вже|також|сьогодні|ще|теж|нещодавно|ранее|раньше|в\s+свою\s+очередь)){0,3}"
)
_PATTERNS = (
    re.compile(rf"\b(?:[Пп]о\s+(?:словам|мнению)|[Зз]а\s+словами|[Нн]а\s+думку)\s+{_HOLDER}"),
    re.compile(rf"(?:[,»”—–]\s*|\b[Кк]ак\s+)(?:{_VERBS}){_FILL}\s+{_HOLDER}"),
    re.compile(rf"{_HOLDER}{_FILL},?\s+(?:{_VERBS})\b"),
)
_JOINT = re.compile(
    r"\b(?:[Мм]ы|[Мм]и)\s+(?:\w+\s+){0,3}(?:договорились|условились|согласовали|домовилис[яь])\b|"
    r"\b(?:[Сс]тороны|[Мм]инистры|[Пп]резиденты|[Лл]идеры|[Сс]торони)\s+(?:\w+\s+){0,2}"
    r"(?:договорились|подтвердили|отметили|выразили|согласились|подчеркнули|обсудили|домовилися)\b"
)
_UNCERTAIN = re.compile(
    r"\b(?:если|когда|т(?:о|ого|ем|ом),? что|о чём|о чем|что бы|кто|якщо|коли|котор\w+)\s+$", re.I
)
_PASSIVE = re.compile(
    r"\b(?:было|была|был|были)\s+(?:\w+\s+)?(?:отмечен|выражен|подчеркнут|подчёркнут|подтвержден|"
    r"подтверждён|высказан|указан|заявлен|сказан)\w*",
    re.IGNORECASE,
)
# What every match needs; most sentences stop here.
_ANY = re.compile(rf"\b(?:{_VERBS}|словам|мнению|словами|думку)\b")


def reporters(text: str) -> list[tuple[str, bool]]:
    """Whose words the text reports, the surest pattern first: as written, and whether inflected."""
    if not _ANY.search(text):
        return []
    return [
        (_holder(found), number == 0)
        for number, pattern in enumerate(_PATTERNS)
        for found in pattern.finditer(text)
        if not _UNCERTAIN.search(text[: found.start()]) and _has_words(number, text, found)
    ]


def _has_words(number: int, text: str, found: re.Match[str]) -> bool:
    """Whether something is said: a bare "отмечает" may be a feast, a name after "в" a place."""
    if _AFTER_PREPOSITION.search(text[: found.start()]) and number:
        return False
    if number == 2 and _COMMA_ONLY.search(found[0]):
        return False  # "… канцлеру, говорил с ним"
    if number and _WITH_WORDS.search(found[0]):
        return bool(_SAYS.search(text[found.end() : found.end() + 90])) or number == 1
    return True


def _holder(found: re.Match[str]) -> str:
    name = found["name"]
    if not name:
        return found["other"]
    if _COUNTRY.search(name):  # "Президент Соединённых Штатов"
        return f"{found['office'] or ''} {name}".strip()
    words = name.split()
    while len(words) > 1 and _NO_NAME.match(words[0]):
        words = words[1:]
    if len(words) == 1 and _OFFICE.match(name) and _OF_WHAT.search(name):
        return name  # "Президент России"
    return short_name(" ".join(words))


_COMMA_ONLY = re.compile(r"^[^,]+,\s+\S+$")
_COUNTRY = re.compile(
    r"(?:Штат(?:ов|ів)|Федерац\w+|Республик\w|Королевства|Союзу?а?|Эмиратов|Америки|Наций)$|"
    r"^(?:Республики|Королевства|Федерации)\b"
)
# "Сейчас Господь", "Президент Трамп".
_NO_NAME = re.compile(
    r"(?:Сейчас|Теперь|Вчера|Недавно|Зараз)$|"
    r"(?:Президент|Премьер|Министр|Канцлер|Патриарх|Король|Глава|Посол)[а-я-]*$"
)
_OFFICE = re.compile(r"(?:Президент|Премьер|Министр|Канцлер|Король|Глава|Посол)")
_OF_WHAT = re.compile(r"[аяыи]$")


def short_name(name: str) -> str:
    """Given and family name of "Штатов Америки Рональд Рейган"; patronymics stay."""
    words = [word for word in name.split() if not _PATRONYMIC_OF.search(word)]
    if len(words) < 3 or any(_PATRONYMIC.search(word) for word in words):
        return " ".join(words)
    return " ".join(words[-2:])


_PATRONYMIC = re.compile(r"(?:вич|вна|ична|івна)$")
_PATRONYMIC_OF = re.compile(r"(?:вича|вичу|вичем|виче|вны|вне|вной)$")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:в|во|на|об?|со?|ко?|из|от|для|у|при|за|под|над|между)\s+$", re.I
)


def is_joint(text: str) -> bool:
    """Whether both sides did or said it."""
    return bool(_JOINT.search(text))


def is_agentless(text: str) -> bool:
    """Whether a view is put forward in the passive: "было отмечено, что …"."""
    return bool(_PASSIVE.search(text))
