"""Countries and the adjectives and nouns that go with them, so that holders can be matched."""

from __future__ import annotations

_TABLE = """
Afghanistan/Afghan/Afghans Albania/Albanian Algeria/Algerian Angola/Angolan
Argentina/Argentine/Argentinian Armenia/Armenian Australia/Australian Austria/Austrian
Azerbaijan/Azerbaijani Bahrain/Bahraini Bangladesh/Bangladeshi Belarus/Belarusian/Byelorussian
Belgium/Belgian Bolivia/Bolivian Bosnia_and_Herzegovina/Bosnia/Bosnian Brazil/Brazilian
Britain/British/UK/United_Kingdom/Great_Britain Bulgaria/Bulgarian Cambodia/Cambodian
Cameroon/Cameroonian Canada/Canadian Chile/Chilean China/Chinese/PRC/Beijing Colombia/Colombian
Congo/Congolese Croatia/Croatian Cuba/Cuban Cyprus/Cypriot Czech_Republic/Czech/Czechia
Denmark/Danish/Danes Ecuador/Ecuadorian Egypt/Egyptian Estonia/Estonian Ethiopia/Ethiopian
Finland/Finnish/Finns France/French/Paris Georgia/Georgian/Tbilisi Germany/German/Germans/Berlin
Ghana/Ghanaian Greece/Greek/Greeks Guinea/Guinean Hungary/Hungarian Iceland/Icelandic
India/Indian/Indians/New_Delhi Indonesia/Indonesian Iran/Iranian/Iranians/Tehran Iraq/Iraqi/Iraqis
Ireland/Irish Israel/Israeli/Israelis Italy/Italian/Italians Jamaica/Jamaican Japan/Japanese/Tokyo
Jordan/Jordanian Kazakhstan/Kazakh/Kazakhstani Kenya/Kenyan Kuwait/Kuwaiti Kyrgyzstan/Kyrgyz
Laos/Lao/Laotian Latvia/Latvian Lebanon/Lebanese Libya/Libyan Lithuania/Lithuanian Luxembourg
Macedonia/Macedonian Malaysia/Malaysian Mali/Malian Malta/Maltese Mexico/Mexican Moldova/Moldovan
Mongolia/Mongolian Montenegro/Montenegrin Morocco/Moroccan Mozambique Myanmar/Burma/Burmese
Namibia/Namibian Nepal/Nepalese Netherlands/Dutch/Holland New_Zealand Nicaragua/Nicaraguan
Nigeria/Nigerian North_Korea/North_Korean/DPRK/North_Koreans/Pyongyang Norway/Norwegian
Pakistan/Pakistani/Islamabad Palestine/Palestinian/Palestinians Peru/Peruvian
Philippines/Philippine/Filipino Poland/Polish/Poles/Warsaw Portugal/Portuguese Qatar/Qatari
Romania/Romanian Russia/Russian/Russian_Federation/Russians/Moscow Rwanda/Rwandan/Rwandese
Saudi_Arabia/Saudi Senegal/Senegalese Serbia/Serbian/Serbs Singapore/Singaporean Slovakia/Slovak
Slovenia/Slovenian Somalia/Somali South_Africa/South_African
South_Korea/South_Korean/Republic_of_Korea/ROK/Seoul Spain/Spanish/Spaniards Sri_Lanka/Sri_Lankan
Sudan/Sudanese Sweden/Swedish/Swedes Switzerland/Swiss Syria/Syrian/Syrians/Damascus
Taiwan/Taiwanese Tajikistan/Tajik Tanzania/Tanzanian Thailand/Thai Tunisia/Tunisian
Turkey/Turkish/Turks/Türkiye/Ankara Turkmenistan/Turkmen Uganda/Ugandan
Ukraine/Ukrainian/Ukrainians/Kiev/Kyiv United_Arab_Emirates/UAE/Emirati
United_States/American/US/U.S/USA/Americans/United_States_of_America/Washington Uruguay/Uruguayan
Uzbekistan/Uzbek Venezuela/Venezuelan/Caracas Vietnam/Vietnamese/Viet_Nam Yemen/Yemeni
Yugoslavia/Yugoslav Zambia/Zambian Zimbabwe/Zimbabwean Soviet_Union/Soviet/USSR
European_Union/EU/Brussels Europe/European/Europeans Vatican Abkhazia/Abkhazian
South_Ossetia/South_Ossetian
"""

COUNTRY = {
    name.replace("_", " "): row.split("/")[0].replace("_", " ")
    for row in _TABLE.split()
    for name in row.split("/")
}
"""Any name, adjective or plural → the country's own name."""


def country_in(words: list[str]) -> str | None:
    """The first country that `words` name, longest name first ("North Korean" before "Korean")."""
    for start in range(len(words)):
        for length in (3, 2, 1):
            found = COUNTRY.get(" ".join(words[start : start + length]))
            if found:
                return found
    return None
