"""Lines at the top of a page: a date, a place, languages, who speaks; each told by its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.dates import Moment, find_dates, read_moment
from corpus.labels import names_person
from corpus.places import is_city
from corpus.titles import is_office

_AROUND_DATE = re.compile(
    r"\b(?:first |last )?(?:published|posted|released|issued|updated|date|delivered|on|at|time|"
    r"local|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"msk|gmt|utc|cet|cest|bst|[ecmp][sd]?t|hrs?|"
    r"press (?:release|conference|statement)s?|and|briefing room|speech(?:es)?|statements?|"
    r"articles?|interviews?|"
    r"news|remarks|transcripts?|briefings?|"
    r"пресс-релиз|заявление|выступление|интервью|новости|стать[яи]|стенограмма|брифинг|комментарий|"
    r"дата(?: публикации)?|опубликовано|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|время|мск|г|год\w?|"
    r"veröffentlicht|erschienen|stand|datum|am|vom|den|uhr|um|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag|rede|pressemitteilung|pressekonferenz|artikel|erklärung|meldung|"
    r"publié|mis en ligne|mise à jour|paru|le|du|à|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|discours|communiqué(?: de presse)?|déclaration|entretien|conférence de presse|"
    r"publicado|fecha|el|a las|lunes|martes|miércoles|jueves|viernes|sábado|domingo|discurso|"
    r"declaración|comunicado|pubblicato|il|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|"
    r"domenica|discorso|comunicato)\b|[\s,.:;|()/•·–—№#+\d-]+",
    re.IGNORECASE,
)
# "Hamburg, den 12. März 2021": what leads from the place to the day.
_TO_DAY = re.compile(r"[\s,]+(?:den|am|le|el|il|on)$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"[\s,]+(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?|понедельник|"
    r"вторник|среда|четверг|пятница|суббота|воскресенье)$",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"^[\s,]+in\s+(?=[^\W\d_a-zà-ÿа-я])")  # "3. März 2021 in Berlin"
_CLOCK = re.compile(
    r"(?:time:?\s*)?(\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?)(?:\s*[A-Z]{2,4})?", re.IGNORECASE
)
# A registry number that ends in the date: "1120-30-05-2019".
_REGISTRY = re.compile(r"(?:№\s*)?\d{1,5}-(\d\d)-(\d\d)-(\d{4})")
_CODES = re.compile(r"[•·*|/,\s-]*(?:\b([a-z]{2})(?:[-_][A-Z]{2})?\d?\b[•·*|/,\s]*)+")
_CODE = re.compile(r"\b([a-zA-Z]{2})(?:[-_][A-Z]{2}\d?)?\b")
_LANGUAGES: Mapping[str, str] = {
    "english": "en", "русский": "ru", "français": "fr", "deutsch": "de", "español": "es",
    "italiano": "it", "português": "pt", "українська": "uk", "العربية": "ar", "中文": "zh",
    "日本語": "ja", "한국어": "ko", "polski": "pl", "türkçe": "tr", "فارسی": "fa",
}  # fmt: skip
_FIELDS: Mapping[str, str] = {
    "date": "date", "published": "date", "date of publication": "date", "дата": "date",
    "place": "place", "location": "place", "venue": "place", "место": "place",
    "speaker": "speaker", "author": "speaker", "delivered by": "speaker", "speech by": "speaker",
    "from": "from", "докладчик": "speaker", "title": "title", "event": "event", "occasion": "event",
}  # fmt: skip
# A field's name on a line of its own, as sites label them; the next line is its value.
_LABELS = (
    ("delivered", re.compile(r"delivered(?: on| at)?:?", re.IGNORECASE)),
    (
        "date",
        re.compile(r"(?:(?:first )?published|date|when|date of publication):?", re.IGNORECASE),
    ),
    ("place", re.compile(r"(?:location|venue|place|where|ort|lieu|место):?", re.IGNORECASE)),
    ("speaker", re.compile(r"(?:speaker|author|who|delivered by|by|speech by):?", re.IGNORECASE)),
    ("from", re.compile(r"from:?", re.IGNORECASE)),
)
_LANGUAGE_NAMES: Mapping[str, str] = {
    **_LANGUAGES,
    "japanese": "ja", "russian": "ru", "french": "fr", "german": "de", "spanish": "es",
    "chinese": "zh", "arabic": "ar", "portuguese": "pt", "italian": "it", "korean": "ko",
    "turkish": "tr", "ukrainian": "uk", "polish": "pl", "на русском": "ru", "in english": "en",
    "en français": "fr", "auf deutsch": "de", "en español": "es", "на английском": "en",
}  # fmt: skip
_VERSION = re.compile(
    r"\s*\(?(?:version|page|text|translation|(?:the )?original|версия|перевод)\)?\s*", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:by|from|delivered by|speech by|remarks by|автор:?)\s+", re.IGNORECASE)
# What happens at a place is no place: "Press Conference, Tokyo".
_OCCASION = re.compile(
    r"conference|statement|speech|remarks|briefing|interview|meeting|talks|address|summit|visit|"
    r"session|message|comment|answers|transcript|заявлен|выступлен|встреч|интервью|брифинг",
    re.IGNORECASE,
)
# Small words in names of places; "by" and "on" are a title's: "Statement by X on fish, Oslo".
_IN_PLACES = frozenset(
    {"of", "the", "and", "de", "near", "am", "an", "la", "el", "del", "di", "на"}
)
_MARKS = " ,.:;|()/•·–—-"
_LONGEST_LINE = 200


def date_line(line: str) -> tuple[Moment, str | None] | None:
    """The moment and place of a line that holds nothing else, or `None`."""
    if len(line) > _LONGEST_LINE:
        return None
    if registry := _REGISTRY.fullmatch(line):
        return read_moment(".".join(registry.groups())), None
    found = next(find_dates(line), None)
    if found is None:
        moment = read_moment(line)
        return (moment, None) if moment.date and not line.isdigit() else None
    before, after = line[: found.start].strip(_MARKS), line[found.end :]
    before = _WEEKDAY.sub("", _TO_DAY.sub("", before))
    after = _AT_PLACE.sub("", after)
    after = re.sub(r"\s*\([^()]*\)\s*$", "", after).strip(_MARKS)
    if _AROUND_DATE.sub("", after):
        venue = place_line(after, beside_date=True) and not _AROUND_DATE.sub("", before)
        return (found.moment, after) if venue else None
    if not _AROUND_DATE.sub("", before):
        return found.moment, None
    titled = any(is_office(word) for word in before.split())
    place = place_line(before, beside_date=True)
    place = place and (not titled or is_city(before.rpartition(", ")[2]))
    return (found.moment, before) if place else None


def clock_line(line: str) -> str | None:
    """HH:MM of a line that is nothing but a time."""
    clock = _CLOCK.fullmatch(line)
    return read_moment(f"2000-01-01 {clock[1]}").time if clock else None


def language_line(line: str) -> tuple[str, ...]:
    """The languages that a line lists, two at least: "• en-GB1 ru-RU1", "English | Русский"."""
    names = [word.casefold() for word in re.split(r"[\s|/,•·]+", line) if word]
    if len(names) > 1 and all(name in _LANGUAGES for name in names):
        return tuple(_LANGUAGES[name] for name in names)
    if len(line) > _LONGEST_LINE or not (_CODES.fullmatch(line) or _capital_codes(line)):
        return ()
    codes = tuple(dict.fromkeys(code.lower() for code in _CODE.findall(line)))
    known = set(_LANGUAGES.values())
    return codes if len(codes) > 1 and all(code in known for code in codes) else ()


def _capital_codes(line: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]{2}[\s|/•·]*){2,}", line))


def one_language(line: str) -> str | None:
    """The language of a link to another version: "Japanese", "Русский", "Russian version"."""
    return _LANGUAGE_NAMES.get(_VERSION.sub("", line).strip(" ()[]|•·/→>").casefold())


def label_alone(line: str) -> str | None:
    """What the next line is, where this one is only its label: "Location:"."""
    return next((field for field, label in _LABELS if label.fullmatch(line)), None)


def field_line(line: str) -> tuple[str, str] | None:
    """(field, value) of "Place: Tokyo" and the like."""
    name, colon, value = line.partition(":")
    field = _FIELDS.get(name.strip(" *_").casefold())
    return (field, value.strip(" *_")) if colon and field and 0 < len(value) < 300 else None


def speaker_line(line: str) -> str | None:
    """The person whom a line names with an office or after "by", and nothing else."""
    if len(line) > _LONGEST_LINE or line.endswith((":", ".", "!", "?", ",", ";")):
        return None
    who = _BYLINE.sub("", line, count=1)
    titled = who != line or any(is_office(word) for word in line.split())
    return who if titled and names_person(who) else None


def place_line(line: str, *, beside_date: bool) -> bool:
    """Whether a line is a place: a known city, or capitalised words beside the date."""
    if len(line) > 80 or re.search(r"\d", line) or _OCCASION.search(line):
        return False
    words = line.replace(",", " ").split()
    line = line.removesuffix(", D.C.")
    plain = 0 < len(words) <= 8 and not line.endswith((".", "!", "?", ":", ";", ","))
    capital = all(word[0].isupper() or word in {"of", "the", "and", "de"} for word in words)
    known = is_city(line) or is_city(line.rpartition(", ")[2])
    return plain and capital and (known or beside_date)


def beside_date(lines: Sequence[str], index: int) -> bool:
    """Whether the line above or below is a date or a time."""
    around = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return any(date_line(line) or clock_line(line) for line in around)
