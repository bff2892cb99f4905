"""Countries and what is called after them: "Japan" and "Japanese" are one place."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.title_words import PLACES

# The irregular half of the adjectives; the rest add -n, -an or -ian to the country.
_ADJECTIVES = """
japan japanese | china chinese | russia russian | germany german | france french | italy italian
britain british | united kingdom british | united states american | north korea north korean
south korea south korean | ukraine ukrainian | turkey turkish | poland polish | spain spanish
greece greek | cyprus cypriot | israel israeli | iraq iraqi | iran iranian | pakistan pakistani
afghanistan afghan | netherlands dutch | sweden swedish | denmark danish | finland finnish
norway norwegian | portugal portuguese | switzerland swiss | belgium belgian | ireland irish
czech republic czech | hungary hungarian | bulgaria bulgarian | romania romanian | serbia serbian
croatia croatian | georgia georgian | armenia armenian | azerbaijan azerbaijani | belarus belarusian
moldova moldovan | kazakhstan kazakh | uzbekistan uzbek | tajikistan tajik | kyrgyzstan kyrgyz
turkmenistan turkmen | mongolia mongolian | india indian | vietnam vietnamese | thailand thai
egypt egyptian | syria syrian | lebanon lebanese | jordan jordanian | saudi arabia saudi
qatar qatari | kuwait kuwaiti | yemen yemeni | libya libyan | tunisia tunisian | algeria algerian
morocco moroccan | sudan sudanese | south africa south african | brazil brazilian
argentina argentine | mexico mexican | canada canadian | cuba cuban | venezuela venezuelan
chile chilean | australia australian | new zealand new zealand | austria austrian
palestine palestinian | latvia latvian | lithuania lithuanian | estonia estonian | slovakia slovak
slovenia slovenian | north macedonia macedonian | albania albanian | iceland icelandic
indonesia indonesian | malaysia malaysian | philippines philippine | european union european
united arab emirates emirati | soviet union soviet
angola angolan | bahrain bahraini | bangladesh bangladeshi | bolivia bolivian | bosnia bosnian
botswana botswanan | burundi burundian | cambodia cambodian | cameroon cameroonian
colombia colombian | congo congolese | costa rica costa rican | ecuador ecuadorian
eritrea eritrean | ethiopia ethiopian | fiji fijian | gabon gabonese | gambia gambian
ghana ghanaian | guatemala guatemalan | guyana guyanese | haiti haitian | honduras honduran
jamaica jamaican | kenya kenyan | kosovo kosovar | laos laotian | liberia liberian
luxembourg luxembourgish | madagascar malagasy | malawi malawian
maldives maldivian | malta maltese | mauritania mauritanian | mauritius mauritian
montenegro montenegrin | mozambique mozambican | myanmar burmese | namibia namibian
nepal nepalese | nicaragua nicaraguan | nigeria nigerian | oman omani | panama panamanian
paraguay paraguayan | peru peruvian | rwanda rwandan | samoa samoan | senegal senegalese
singapore singaporean | somalia somali | suriname surinamese | tanzania tanzanian
tonga tongan | uganda ugandan | uruguay uruguayan | zambia zambian | zimbabwe zimbabwean
"""
# Peoples, where they are not called by the adjective with an "s"; they speak for their countries.
_PEOPLES = """
poland poles | turkey turks | sweden swedes | denmark danes | finland finns | spain spaniards
united kingdom britons brits | kazakhstan kazakhs kazakhstanis | kyrgyzstan kyrgyz kyrgyzstanis
tajikistan tajiks | uzbekistan uzbeks | turkmenistan turkmens | serbia serbs | croatia croats
slovenia slovenes | bulgaria bulgars | united arab emirates emiratis | argentina argentinians
philippines filipinos | saudi arabia saudis | iceland icelanders | ireland irishmen
new zealand new_zealanders | netherlands dutchmen | france frenchmen | united kingdom englishmen
"""


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """The adjective of each country, both in small letters."""
    pairs: dict[str, str] = {}
    for pair in re.split(r"[|\n]", _ADJECTIVES.strip()):
        words = pair.split()
        half = _adjective_length(words)
        pairs.setdefault(" ".join(words[:-half]), " ".join(words[-half:]))
    return pairs


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """The country of each people, both in small letters."""
    found: dict[str, str] = {}
    for row in re.split(r"[|\n]", _PEOPLES.strip()):
        words = row.split()
        size = next(n for n in (3, 2, 1) if " ".join(words[:n]) in countries())
        found |= {name.replace("_", " "): " ".join(words[:size]) for name in words[size:]}
    return found


def _adjective_length(words: list[str]) -> int:
    """ "north korea north korean": as long as the country where that has two words twice."""
    return 2 if len(words) == 4 else 1


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """The country that a name or an adjective means, in small letters."""
    found = {" ".join(place): " ".join(place) for place in PLACES}
    for country, adjective in adjectives().items():
        found.setdefault(country, country)
        found.setdefault(adjective, country)
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(countries(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def place_word(text: str) -> str | None:
    """The first country or adjective of one in `text`, as written."""
    found = _pattern().search(text)
    return found.group() if found else None


def places_in(text: str) -> tuple[str, ...]:
    """All countries and adjectives of countries in `text`, as written."""
    return tuple(found.group() for found in _pattern().finditer(text))


def is_place(text: str) -> bool:
    """Whether `text` is a country's name and nothing else."""
    bare = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE)
    return bare.casefold() in countries()
