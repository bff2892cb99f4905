"""Words that stand beside names, in small letters: English first, then Russian."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """A table of words, written as one writes words."""
    return frozenset(words.split())


COURTESY = word_set(
    """
mr mrs ms miss mx dr prof professor sir lord lady dame baroness baron hon honourable honorable
rt right he hh his her their excellency highness majesty eminence holiness president-elect
mister madam madame mme monsieur m herr frau señor señora g-n г-н г-жа господин госпожа gen lt
col maj capt sgt adm cmdr rev fr st amb sen rep gov acad the
"""
)

# Offices, ranks and callings, and what is written before them.
OFFICES = word_set(
    """
president premier minister secretary chancellor king queen prince princess emperor emir sheikh
sultan pope patriarch archbishop bishop archpriest metropolitan imam rabbi father chairman
chairwoman chairperson chair speaker senator congressman congresswoman representative delegate
deputy vice acting governor mayor ambassador envoy commissioner director general admiral marshal
colonel major captain lieutenant sergeant commander chief head leader ceo coo cfo founder
co-founder owner partner manager counsellor councillor counselor adviser advisor aide spokesman
spokeswoman spokesperson rector academician professor doctor judge justice prosecutor
attorney ombudsman editor editor-in-chief correspondent journalist reporter presenter anchor
host moderator commentator columnist interviewer interpreter translator analyst producer writer
author poet actor actress cosmonaut astronaut pilot veteran student member coach champion winner
worker engineer scientist teacher nurse trainer entrepreneur businessman volunteer
chairwoman-elect co-chair co-chairperson co-chairman undersecretary under-secretary high first
second deputy-chairman trustee director-general secretary-general vice-president vice-chairman
vice-premier plenipotentiary assistant officer comptroller treasurer ruler crown prime foreign
defence defense interior finance президент премьер министр секретарь председатель глава канцлер
король посол директор генеральный губернатор мэр заместитель представитель руководитель советник
помощник спикер депутат пресс-секретарь начальник генерал академик профессор патриарх эмир
aussenminister aussenministerin bundesaussenminister bundesaussenministerin bundeskanzler
bundeskanzlerin bundespräsident bundespräsidentin bundesminister bundesministerin ministerin
kanzler kanzlerin präsident präsidentin ministerpräsident ministerpräsidentin staatsminister
staatsministerin staatssekretär staatssekretärin sprecher sprecherin ministre présidente
porte-parole secrétaire ambassadeur ambassadrice ministro ministra presidenta presidente portavoz
portavoce canciller cancelliere
султан принц первый вице-премьер премьер-министр корреспондент журналист ведущий ведущая
официальный
"""
)

# An office is of something after these.
LINKS = word_set(
    """
of for the at in on to with from and und de la du des von по в на и &
"""
)

# These belong to the family name that follows.
PARTICLES = word_set(
    """
al el as ad an ar bin ibn ben abu van der den ter ten von und zu de del della di da dos du la le
lo st san ap аль эль бин фон ван дер де
"""
)

# Names that write the family first: what follows is one given name, or two.
FAMILY_FIRST = word_set(
    """
kim lee park choi jung kang cho yoon jang lim han moon ban roh chung xi li wang zhang liu chen
yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo jiang wen deng mao peng zeng qin
nguyen tran pham phan vo vu dang bui truong ho hun sen
"""
)

# Countries and bodies as they follow an office, "_" between their words.
_PLACES = """
papua_new_guinea burkina_faso cape_verde cabo_verde cote_d'ivoire côte_d’ivoire côte_d'ivoire
brunei_darussalam sierra_leone
san_marino saint_lucia solomon_islands marshall_islands equatorial_guinea
dominican_republic timor_leste viet_nam
soviet_union east_germany west_germany african_republic
north_yemen south_yemen south_sudan northern_ireland western_sahara east_timor puerto_rico
cook_islands cayman_islands faroe_islands central_african_republic american_samoa
french_polynesia saint_kitts saint_vincent
afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
bangladesh belarus belgium bolivia bosnia brazil britain brunei bulgaria cambodia cameroon
canada chile china colombia croatia cuba cyprus czechia denmark ecuador egypt eritrea estonia
ethiopia finland france gabon georgia germany ghana greece guinea hungary iceland india
indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo
kuwait kyrgyzstan laos latvia lebanon libya liechtenstein lithuania luxembourg macedonia
malaysia maldives mali malta mexico moldova monaco mongolia montenegro morocco mozambique
myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia singapore
slovakia slovenia somalia spain sudan sweden switzerland syria tajikistan tanzania thailand
tunisia turkey türkiye turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vietnam
bahamas barbados belize benin bhutan botswana burundi comoros congo djibouti dominica eswatini fiji
gambia grenada guatemala guyana haiti honduras kiribati lesotho liberia madagascar malawi mauritania
mauritius micronesia nauru palau samoa seychelles suriname togo tonga tuvalu vanuatu
yemen zambia zimbabwe uk usa us eu un russian_federation north_korea south_korea saudi_arabia
sri_lanka new_zealand south_africa united_states united_kingdom united_arab_emirates
united_nations costa_rica el_salvador abu_dhabi hong_kong south_ossetia north_macedonia
czech_republic argentine_republic european_union european_commission european_council
african_union nato osce ecb россии японии китая украины сша германии франции турции беларуси
белоруссии индии ирана израиля российской_федерации республики_беларусь республики_корея
мид_россии рф
"""
PLACES = tuple(sorted((place.split("_") for place in _PLACES.split()), key=len, reverse=True))
