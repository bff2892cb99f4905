"""Page chrome: what a site prints around a statement. Dropped at both ends only, and when sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.normalise import one_line
from corpus.types import Block

# Whole lines, small or capital. Words of a statement can look like none of these.
_SITES = (
    "(?:e-?mail|facebook|twitter|x|telegram|vkontakte|vk|linkedin|whatsapp|youtube|instagram|rss|"
    "odnoklassniki|viber|reddit|pinterest|weibo|copy link|print)"
)
_ENGLISH = (
    r"(?:showing|displaying|found) \d[\d,–-]*(?: (?:to|of) \d+)* (?:results?|items?|entries)\.?"
    r"(?: of \d+)?",
    r"advanced (?:settings|search)|search(?: (?:form|the site|results))?|filters?",
    r"(?:back to |go to )?(?:the )?(?:top|previous page|home ?page|main page|list|all news|index)",
    r"(?:read|see|view|learn|show|load) (?:more|all|also|less|full version)"
    r"(?: (?:news|events|articles|photos))?",
    r"share|(?:share|follow us)(?: this| on| via)[\w ,]{0,40}|tweet|like|pin it",
    rf"{_SITES}(?: ?[,|/•·]? ?{_SITES})*",
    r"print(?:able)?(?: (?:version|page|this page|article))?",
    r"download(?: (?:pdf|as pdf))?|save as pdf",
    r"(?:skip|jump) to (?:main )?(?:content|navigation|search)|(?:main )?(?:menu|navigation)",
    r"breadcrumbs?|home(?: ?[>›»/|→] ?.{1,80})*|you are here:?.{0,100}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,300}|cookie (?:policy|settings|notice)",
    r"(?:accept|reject|allow|manage)(?: all)?(?: cookies| preferences)?",
    r"privacy (?:policy|notice|statement)|terms (?:of use|and conditions)|accessibility|site ?map",
    r"contact(?:s| us)?|about (?:us|the site)|subscribe(?: to.{1,60})?|newsletter|feedback",
    r"all (?:content|materials).{0,60}(?:licen[cs]e|creative commons|attribution).{0,160}",
    r"(?:©|\(c\) |copyright\b).{0,160}|all rights reserved\.?",
    r"(?:related|latest|other|more|similar) "
    r"(?:news|articles|materials|content|topics|links|documents|stories|pages|posts)",
    r"publication status|text version|(?:published|posted|updated)(?: on)?:? [^.]{0,30}\d{4}",
    r"(?:published in sections?|topics?|tags?|keywords?|categor(?:y|ies)|sections?|"
    r"publication status|text version|"
    r"date of publication|publication date|direct link|permalink|last updated?|"
    r"page views?|views?): ?.{0,200}",
    r"(?:previous|next)(?: (?:news|article|page|post|event))?|(?:↑|←|→|▲|›|»|<<|>>|\|)+",
    r"photo(?:s|s? gallery)?:? ?\d*|video|audio",
    r"\d+ (?:photos?|videos?|comments?|views|shares|min(?:ute)?s? read)",
)
_RUSSIAN = (
    r"показан[оы]? \d+.{0,40}|расширенн\w+ (?:поиск|настройки)|"
    r"поделиться(?: (?:в|на|через|ссылкой|страницей|материалом|новостью)\b[^.!?]{0,40})?",
    r"версия для печати|печать|распечатать|вверх|наверх|назад|главная(?: ?[>›»/|→] ?.{1,80})*",
    r"поиск|меню|подписаться.{0,60}|дал(?:ьше|ее)|читать (?:далее|также)|смотрите также",
    r"(?:дополнительн|последн|друг|похож|связанн|сопутствующ|ещ[её])\w* "
    r"(?:материал|новост|стать|документ|публикаци|событи|информаци|ссылк|запис)\w*"
    r"(?: (?:по теме|раздела))?",
    r"(?:материал|документ|новост|стать|публикаци|ссылк|ещ[её])\w* по (?:этой )?теме|"
    r"(?:все|к списку) (?:новост|материал|документ|стенограмм)\w*|(?:фото|видео|аудио)\w*:? ?\d*",
    r"(?:опубликован|размещен|обновлен|последнее обновление)\w*:? ?\d{1,2}[ .][^!?]{2,12}\d{4}"
    r"[^!?]{0,20}",
    r"(?:следующ|предыдущ)\w+ \w+|статус материала|текстовая версия",
    r"(?:статус материала|опубликован\w* в раздел\w*|дата публикации|ссылка на материал|темы?|"
    r"теги?|разделы?|рубрик[аи]|просмотров|текстовая версия): ?.{0,200}",
    r"все (?:материалы|права) (?:сайта|защищены).{0,160}",
    r"(?:мы|сайт) .{0,20}использу\w+ .{0,8}cookie.{0,200}",
)
_OTHERS = (
    r"teilen(?: (?:auf|über) .{1,40})?|(?:seite |artikel )?drucken|druckversion|nach oben|"
    r"impressum|datenschutz(?:erklärung|hinweise?)?|barrierefreiheit|kontakt|inhaltsverzeichnis|"
    r"suche|zum (?:haupt)?inhalt(?: springen)?|startseite(?: ?[>›»/|→] ?.{1,80})*|"
    r"sie sind hier:?.{0,100}|"
    r"(?:weitere|ähnliche|verwandte) (?:meldungen|artikel|themen|inhalte|informationen|reden)|"
    r"mehr (?:zum thema|lesen)|schlagw(?:ort|örter):? ?.{0,200}|zurück(?: zur .{1,40})?",
    r"partager(?: (?:sur|cette page|l['’]article).{0,40})?|imprimer(?: .{1,30})?|"
    r"haut de (?:la )?page|"
    r"mentions légales|accessibilité|plan du site|données personnelles|contact|recherche(?:r)?|"
    r"aller au contenu(?: principal)?|accueil(?: ?[>›»/|→] ?.{1,80})*|vous êtes ici:?.{0,100}|"
    r"(?:lire|voir) (?:aussi|plus|également)|à lire aussi|(?:autres |dernières )?actualités|"
    r"retour(?: (?:à|au|en) .{1,40})?|mots[- ]clés?:? ?.{0,200}|télécharger(?: .{1,40})?",
    r"compartir(?: .{1,40})?|imprimir|volver(?: .{1,40})?|aviso legal|"
    r"inicio(?: ?[>›»/|→] ?.{1,80})*|condividi(?: .{1,40})?|stampa|note legali|"
    r"torna (?:su|indietro|all['’]inizio)",
    r"#{2,}|(?:# ?){2,}|-? ?30 ?-?|"
    r"ends?\.?(?:\s+\d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: \(?[a-z]{2,5}\)?)?)?",
)
_LINES = re.compile("|".join((*_ENGLISH, *_RUSSIAN, *_OTHERS)), re.IGNORECASE)
# "3:50 P.M. EST" below a transcript is when it ended; above it, it is when it began.
_CLOSING = re.compile(r"(?:end )?\d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: \(?[A-Z]{2,5}\)?)?", re.IGNORECASE)
_LONGEST = 400


def is_chrome(text: str) -> bool:
    """Whether a line, or each of several, is certainly the site's and not the statement's."""
    return len(text) <= 4 * _LONGEST and all(map(_is_chrome, text.split("\n")))


def _is_chrome(text: str) -> bool:
    line = one_line(text).strip(" •·|-–—")
    return not line or (len(line) <= _LONGEST and bool(_LINES.fullmatch(line)))


def drop_chrome(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the chrome before the first and after the last real one."""
    real = [index for index, block in enumerate(blocks) if not is_chrome(block.text)]
    if not real:
        return ()
    first, last = real[0], real[-1]
    if last - 1 in real or last == first or not _CLOSING.fullmatch(one_line(blocks[last].text)):
        return tuple(blocks[first : last + 1])
    return tuple(blocks[first : real[-2] + 1])
