"""Russian and Ukrainian press releases: who is told to have said something, or that both sides did.

"В ходе беседы Иван Петров предложил …" is Petrov's, "Стороны обсудили …" both sides', "С японской
стороны выражена …" the Japanese side's. "Отмечена важность …" alone says not whose view it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Verbs by the stem before -л, -ла, -ли; those of speech, and what a release tells of besides.
_SAYS = """
заяви сказа отмети подчеркну сообщи добави напомни указа вырази призва предложи попроси проси
пообеща завери подтверди объяви рассказа поясни уточни обвини осуди ответи потребова поблагодари
упомяну предупреди поздрави пожела поддержа проинформирова пригласи приветствова изложи
акцентирова констатирова одобри высказа поручи охарактеризова прокомментирова оцени заметил призна
выска раскритикова доложи спроси поинтересова согласи подели посоветова настоя рекомендова
заявля отмеча подчёркива подчеркива говори
"""
_SAYS_UKRAINIAN = """
заяви сказа зазначи відзначи підкресли наголоси повідоми додa нагада вислови закликa запропонува
попроси пообіця запевни підтверди оголоси розпові поясни уточни подякува привіта засуди відпові
поінформува запроси доручи погоди підтрима
"""
# These report only with the words that complete them.
_LIGHT = (
    r"(?:да(?:л|ла|ли)|дал[аи]?) (?:\w+ ){0,2}(?:оценк|поручени|указани|согласи)\w*|"
    r"выдвину(?:л|ла|ли) (?:\w+ ){0,2}(?:предложени|инициатив|иде|требовани)\w*|"
    r"обрати(?:л|ла|ли) (?:\w+ ){0,2}внимани\w*|"
    r"выступи(?:л|ла|ли) (?:за|против|с (?:\w+ ){0,1}(?:инициатив|предложени|заявлени)\w*)(?!\w)|"
    r"переда(?:л|ла|ли) (?:\w+ ){0,3}(?:пожелани|привет|слова|приглашени|поздравлени)\w*|"
    r"направи(?:л|ла|ли) (?:\w+ ){0,2}(?:послани|телеграмм|поздравлени|приветстви|"
    r"соболезновани)\w*|"
    r"приня(?:л|ла|ли) (?:\w+ ){0,1}приглашени\w*|"
    r"да(?:в|ла|ли) (?:\w+ ){0,2}(?:оцінк|доручен)\w*|"
    r"звернув(?:ся)? (?:\w+ ){0,1}увагу"
)
_ONE = "|".join(
    sorted({f"{stem}{end}" for stem in _SAYS.split() for end in ("л", "ла")}, key=len, reverse=True)
)
_ONE_UK = "|".join(f"{stem}(?:в|ла)" for stem in _SAYS_UKRAINIAN.split())
_MANY = "|".join(f"{stem}ли" for stem in (_SAYS + _SAYS_UKRAINIAN).split())
# What nobody does alone.
_TOGETHER = (
    r"обсужда?ли|обсудили|рассмотрели|затронули|обменялись|условились|согласовали|договорились|"
    r"достигли|сверили|обговорили|обмінялися|домовил\w+|узгодили|продолжат|будут|решили|"
    r"обязались|намерены|готовы|заинтересованы|считают|исходят|едины"
)
_VERB = rf"(?:(?:{_ONE}|{_ONE_UK})(?:ся|сь)?(?!\w)|{_LIGHT})"
_VERBS = rf"(?:(?:{_MANY})(?:ся|сь)?|{_TOGETHER}|{_LIGHT})(?!\w)"
_CAP = r"[А-ЯЁІЇЄҐ][\w’'\-]+"
_LINK = r"(?:бен|бин|ибн|аль|эль|оглы|де|да|ди|дос|фон|ван|оф)"
_NAME = rf"(?:(?:[А-ЯЁІЇЄҐ]\.\s?){{1,2}}{_CAP}|{_CAP}(?:[ ](?:{_CAP}|{_LINK}(?= {_CAP})))*)"
_OFFICE = (
    r"(?:[Пп]резидент|[Пп]ремьер(?:-министр)?|[Мм]инистр|[Гг]лава|[Лл]идер|[Кк]анцлер|[Кк]ороль|"
    r"[Ээ]мир|[Сс]ултан|[Пп]осол|[Пп]редседатель|[Сс]екретарь|[Гг]енсек|[Гг]убернатор|[Мм]эр|"
    r"[Пп]рем['’]єр(?:-міністр)?|[Мм]іністр|[Гг]олова|[Рр]уководитель|[Дд]иректор|[Сс]пикер)"
    r"(?: (?:[а-яёіїє]+(?:ой|ого|их|ых|ей|ии|а|ы|и)|[А-ЯЁІЇЄҐ][\w’'-]+)){0,5}"
)
# Between who says and the verb: adverbs, a remark between commas, another verb, a tooltip.
_GAP = (
    r"(?:,? (?:в свою очередь|со своей стороны|у свою чергу|зі свого боку),?|"
    r", (?!(?:что|котор\w+|где|как|когда|який|яка|що)\b)[^,.;:«]{2,90},|"
    r"(?: (?:также|тогда|уже|ещё|особо|высоко|вновь|подробно|кратко|тепло|сердечно|отдельно|"
    r"неоднократно|лично|решительно|твёрдо|полностью|также и|також|окремо|високо|в частности|"
    r"с удовлетворением|по просьбе \w+|\w+(?:но|ски))){0,3})?"
    r"(?: [а-яё]+(?:л|ла)(?:ся|сь)? (?!котор|что\b)[^.,;:«]{2,110} и)?"
)
_LEADING = re.compile(rf"(?<![\w.-])(?P<who>{_OFFICE}|{_NAME}){_GAP} (?P<verb>{_VERB})")
_SAID = re.compile(rf"\b{_VERB}")
# "Вучич Вучич Александр Президент Республики Сербия подтвердил": a tooltip, up to what follows it.
_TOOLTIP = re.compile(
    rf"(?<!\w)(?P<family>(?:{_CAP} )?{_CAP}) (?P=family) [^.;:«]{{0,160}}?(?= ,| {_VERB})"
)
_SIDES = (
    r"(?:[Оо]бе |[Оо]бидві )?(?:[Сс]тороны|[Лл]идеры|[Пп]резиденты|[Мм]инистры|[Сс]обеседники|"
    r"[Уу]частники (?:встречи|переговоров|беседы|саммита)|[Гг]лавы (?:государств|правительств|"
    r"внешнеполитических ведомств)|[Рр]уководители (?:государств|двух стран|стран)|[Сс]торони|"
    r"[Лл]ідери|[Пп]резиденти|[Мм]іністри|[Сс]піврозмовники)(?: двух стран| обеих стран| обоих "
    r"государств| двух государств)?"
)
_JOINT = re.compile(
    rf"(?<![\w-])(?:{_SIDES}|{_NAME} (?:и|та|й) {_NAME})(?: \w+){{0,3}}? "
    rf"{_VERBS}"
)
# "С японской стороны", and what they then did or what was then said.
_SIDE = re.compile(
    r"(?<!\w)(?:[Сс]о? |[Зз] )(?P<adjective>[а-яёіїє-]+?(?:ск|цк|ськ|цьк)(?:ой|ої)) "
    r"(?:стороны|сторони|боку)\b"
    r"(?=.{0,120}?(?:[еёо]н[аоы]?|т[аоы]?|л[аио]?(?:сь)?|л)\b)"
)
_ATTENDED = re.compile(r"\b(?:участи[еяю]|участвовал\w*|присутствовал\w*|участь|присутні)\b")
_BOTH_SIDES = re.compile(r"\b(?:[Сс] обеих сторон|обеими сторонами|[Зз] обох боків)\b")
_PASSIVE = (
    r"(?:[Вв]ыражен|[Пп]одтвержд[её]н|[Пп]одч[её]ркнут|[Оо]тмечен|[Вв]ысказан|[Кк]онстатирован|"
    r"[Аа]кцентирован|[Зз]аявлен|[Уу]казан|[Вв]исловлен|[Пп]ідтверджен|[Пп]ідкреслен)[аоы]?"
)
_MUTUAL = re.compile(
    rf"\b{_PASSIVE}\b[^.;:]{{0,60}}\b(?:обоюдн\w+|взаимн(?:ый|ая|ое|ые|ую)|общ(?:ий|ая|ее|ность)|"
    r"обеих (?:стран|сторон|государств)|двух стран|обоих государств|сторон|взаємн\w+|спільн\w+)\b|"
    rf"\b{_PASSIVE}\b[^.;:]{{0,40}}\b(?:настрой|готовность|намерение|приверженность|стремление) "
    rf"{_CAP} и {_CAP}"
)
_TALKED = re.compile(
    r"\b(?:[Оо]бсужд(?:ены?|ена|ено|алась|ался|ались|алось)|[Рр]ассмотрен[аоы]?|"
    r"[Рр]ассматривал(?:ся|ась|ись|ось)|[Зз]атронут[аоы]?|[Зз]атрагивал(?:ся|ась|ись|ось)|"
    r"[Уу]словлено|[Дд]оговорено|[Сс]огласован[аоы]?|[Оо]бговорен[аоы]?|[Дд]омовлено|"
    r"[Дд]остигнут[аоы]? (?:\w+ ){0,2}(?:договор[её]нност\w+|понимани\w+|согласи\w+)|"
    r"(?:[Сс]остоялся|[Пп]роизош[её]л|[Пп]ров[её]лся) (?:\w+ ){0,2}обмен мнениями|"
    r"[Пп]ри обмене мнениями|[Сс]остоялось (?:\w+ ){0,2}обсуждение)\b"
)
_PLANNED = re.compile(
    r"\b(?:будет|будут|предполагается|планируется|буде|будуть|планується)\b", re.I
)
_OBLIQUE = re.compile(r"(?:а|у|ом|ем|ым|ого|ому|ему|я|ю)$")
_OBLIQUE_SHE = re.compile(r"(?:у|ю|е|ы|и|ой|ей)$")
_OFFICE_ONLY = re.compile(rf"(?:{_OFFICE.split('(?: (?:')[0]})\b")


class Told(NamedTuple):
    """Whose words a release tells; `who` is None where both sides say it."""

    who: str | None


def told(text: str, *, talks: bool) -> Told | None:
    """Whom a sentence of a press release reports, quotations blanked; None if it does not say.

    `talks`: the page tells of talks between two sides.
    """
    text = _TOOLTIP.sub(r"\g<family>", text)
    if _BOTH_SIDES.search(text) or _JOINT.search(text):
        return Told(None)
    if (side := _SIDE.search(text)) and not _ATTENDED.search(text):
        return Told(_nominative(side["adjective"]) + " сторона")
    for found in _LEADING.finditer(text) if _SAID.search(text) else ():
        if who := _who(found):
            return Told(who)
    talked = talks and _TALKED.search(text) and not _PLANNED.search(text)
    return Told(None) if talked or _MUTUAL.search(text) else None


def count_told(text: str) -> int:
    """How often a text tells of somebody's words, its press service's way."""
    text = _TOOLTIP.sub(r"\g<family>", text)
    one = _LEADING.finditer(text) if _SAID.search(text) else ()
    return sum(1 for _ in one) + len(_JOINT.findall(text)) + len(_SIDE.findall(text))


def _nominative(adjective: str) -> str:
    return re.sub("ой$", "ая", re.sub("ої$", "а", adjective)).lower()


def _who(found: re.Match[str]) -> str | None:
    """The holder in the nominative; None for a name in another case, or glued to something else."""
    who = found["who"]
    words = who.split()
    office = _OFFICE_ONLY.match(who)
    if office and len(words) > 1 and words[-1][0].isupper() and words[-2][0].isupper():
        return None if _is_oblique(words[-2:], found) else " ".join(words[-2:])
    if not office and len(words) == 1 and "." not in who:
        return None  # a capital that begins the sentence, "Москва"
    if not office and _is_oblique(words, found):
        return None
    return who


def _is_oblique(words: list[str], found: re.Match[str]) -> bool:
    verb = found["verb"].split()[0]
    if verb.endswith(("ла", "лась")):
        return bool(_OBLIQUE_SHE.search(words[0]))
    return all(_OBLIQUE.search(word) for word in words)
