"""Countries and the adjectives and nouns that go with them, so that holders can be matched."""

from __future__ import annotations

_TABLE = """
Abkhazia/Abkhazian Afghanistan/Afghan/Afghans Albania/Albanian Algeria/Algerian Andorra
Angola/Angolan Argentina/Argentine/Argentinian Armenia/Armenian Australia/Australian
Austria/Austrian Azerbaijan/Azerbaijani Bahamas/Bahamian Bahrain/Bahraini Bangladesh/Bangladeshi
Barbados Belarus/Belarusian/Byelorussian Belgium/Belgian Belize/Belizean Benin Bhutan/Bhutanese
Bolivia/Bolivian Bosnia_and_Herzegovina/Bosnia/Bosnian Botswana Brazil/Brazilian
Britain/British/UK/United_Kingdom/Great_Britain Brunei Bulgaria/Bulgarian Burkina_Faso
Burundi/Burundian Cambodia/Cambodian Cameroon/Cameroonian Canada/Canadian Chad/Chadian
Chile/Chilean China/Chinese/PRC/Beijing Colombia/Colombian Congo/Congolese Costa_Rica/Costa_Rican
Croatia/Croatian Cuba/Cuban Cyprus/Cypriot Czech_Republic/Czech/Czechia Denmark/Danish/Danes
Djibouti Dominican_Republic/Dominican Ecuador/Ecuadorian Egypt/Egyptian El_Salvador/Salvadoran
Eritrea/Eritrean Estonia/Estonian Ethiopia/Ethiopian Europe/European/Europeans
European_Union/EU/Brussels Fiji/Fijian Finland/Finnish/Finns France/French/Paris Gabon/Gabonese
Gambia/Gambian Georgia/Georgian/Tbilisi Germany/German/Germans/Berlin Ghana/Ghanaian
Greece/Greek/Greeks Guatemala/Guatemalan Guinea/Guinean Guyana/Guyanese Haiti/Haitian Holy_See
Honduras/Honduran Hungary/Hungarian Iceland/Icelandic India/Indian/Indians/New_Delhi
Indonesia/Indonesian Iran/Iranian/Iranians/Tehran Iraq/Iraqi/Iraqis Ireland/Irish
Israel/Israeli/Israelis Italy/Italian/Italians Jamaica/Jamaican
Ivory_Coast/Côte_d’Ivoire/Côte_d'Ivoire/Ivorian
Japan/Japanese/Tokyo Jordan/Jordanian Kazakhstan/Kazakh/Kazakhstani Kenya/Kenyan Kuwait/Kuwaiti
Kyrgyzstan/Kyrgyz Laos/Lao/Laotian Latvia/Latvian Lebanon/Lebanese Lesotho Liberia/Liberian
Libya/Libyan Liechtenstein Lithuania/Lithuanian Luxembourg Macedonia/Macedonian
Madagascar/Malagasy Malawi/Malawian Malaysia/Malaysian Maldives/Maldivian Mali/Malian
Malta/Maltese Mauritania/Mauritanian Mauritius/Mauritian Mexico/Mexican Moldova/Moldovan Monaco
Mongolia/Mongolian Montenegro/Montenegrin Morocco/Moroccan Mozambique Myanmar/Burma/Burmese
Namibia/Namibian Nepal/Nepalese Netherlands/Dutch/Holland New_Zealand Nicaragua/Nicaraguan
Niger/Nigerien Nigeria/Nigerian North_Korea/North_Korean/DPRK/North_Koreans/Pyongyang
Norway/Norwegian Oman/Omani Pakistan/Pakistani/Islamabad Palestine/Palestinian/Palestinians
Panama/Panamanian Papua_New_Guinea Paraguay/Paraguayan Peru/Peruvian
Philippines/Philippine/Filipino Poland/Polish/Poles/Warsaw Portugal/Portuguese Qatar/Qatari
Romania/Romanian Russia/Russian/Russian_Federation/Russians/Moscow Rwanda/Rwandan/Rwandese
San_Marino Saudi_Arabia/Saudi Senegal/Senegalese Serbia/Serbian/Serbs Seychelles Sierra_Leone
Singapore/Singaporean Slovakia/Slovak Slovenia/Slovenian Somalia/Somali South_Africa/South_African
South_Korea/South_Korean/Republic_of_Korea/ROK/Seoul South_Ossetia/South_Ossetian
Soviet_Union/Soviet/USSR Spain/Spanish/Spaniards Sri_Lanka/Sri_Lankan Sudan/Sudanese Suriname
Sweden/Swedish/Swedes Switzerland/Swiss Syria/Syrian/Syrians/Damascus Taiwan/Taiwanese
Tajikistan/Tajik Tanzania/Tanzanian Thailand/Thai Togo/Togolese Trinidad_and_Tobago
Tunisia/Tunisian Turkey/Turkish/Turks/Türkiye/Ankara Turkmenistan/Turkmen Uganda/Ugandan
Ukraine/Ukrainian/Ukrainians/Kiev/Kyiv United_Arab_Emirates/UAE/Emirati
United_States/American/US/U.S/USA/Americans/United_States_of_America/Washington Uruguay/Uruguayan
Uzbekistan/Uzbek Vanuatu Vatican Venezuela/Venezuelan/Caracas Vietnam/Vietnamese/Viet_Nam
Antigua_and_Barbuda Cabo_Verde/Cape_Verde Central_African_Republic Comoros Dominica
Equatorial_Guinea Eswatini/Swaziland Grenada/Grenadian Guinea-Bissau Kiribati Kosovo
Marshall_Islands/Marshallese Micronesia/Micronesian Nauru North_Macedonia Palau Saint_Lucia
Saint_Kitts_and_Nevis Saint_Vincent_and_the_Grenadines Samoa/Samoan
Sao_Tome_and_Principe/São_Tomé_and_Príncipe
Solomon_Islands South_Sudan Timor-Leste Tonga/Tongan Tuvalu
Yemen/Yemeni Yugoslavia/Yugoslav Zambia/Zambian Zimbabwe/Zimbabwean
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
        for length in (5, 4, 3, 2, 1):
            found = COUNTRY.get(" ".join(words[start : start + length]))
            if found:
                return found
    return None
