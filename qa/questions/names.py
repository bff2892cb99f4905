"""Names of one thing, a row each; a row that ends in \\ goes on.

Names that two sides use are equal here, and none comes first for a reason.
"""

from __future__ import annotations

import re

SAME = r"""
North Korea | DPRK | Democratic People's Republic of Korea | КНДР | Северная Корея
South Korea | Republic of Korea | ROK | Южная Корея | Республика Корея
Kuril Islands | Kurils | Kuriles | Northern Territories | South Kurils | Южные Курилы \
    | Курильские острова | Курилы | Северные территории
Iturup | Etorofu | Итуруп
Kunashir | Kunashiri | Кунашир
Habomai | Хабомаи
Shikotan | Шикотан
Kyiv | Kiev | Киев
Odesa | Odessa | Одесса
Kharkiv | Kharkov | Харьков
Lviv | Lvov | Львов
Chernobyl | Chornobyl | Чернобыль
Chernihiv | Chernigov | Чернигов
Mykolaiv | Nikolaev | Николаев
Zaporizhzhia | Zaporozhye | Запорожье
Donbas | Donbass | Донбасс
Luhansk | Lugansk | Луганск
Dnipro | Dnepropetrovsk | Днепр
Belarus | Byelorussia | Белоруссия | Беларусь
Moldova | Moldavia | Молдова | Молдавия
Transnistria | Trans-Dniester | Pridnestrovie | Приднестровье
Crimea | Крым
Sea of Japan | East Sea | Японское море
Persian Gulf | Arabian Gulf | Персидский залив
Senkaku | Diaoyu | Diaoyutai | Сэнкаку | Дяоюйдао
Takeshima | Dokdo | Liancourt Rocks | Такэсима | Токто
Falkland Islands | Falklands | Malvinas | Фолклендские острова | Мальвинские острова
Myanmar | Burma | Мьянма | Бирма
Türkiye | Turkey | Турция
Czechia | Czech Republic | Чехия
Eswatini | Swaziland
North Macedonia | Macedonia | FYROM | Македония
Ivory Coast | Côte d'Ivoire | Кот-д'Ивуар
Cape Verde | Cabo Verde
East Timor | Timor-Leste | Восточный Тимор
DRC | Democratic Republic of the Congo | Zaire | ДРК
Nagorno-Karabakh | Artsakh | Karabakh | Нагорный Карабах | Карабах
Stepanakert | Khankendi | Степанакерт
Judea and Samaria | West Bank | Западный берег
Kashmir | Jammu and Kashmir | Кашмир
Western Sahara | Moroccan Sahara | Sahrawi Republic | Западная Сахара
China | People's Republic of China | PRC | Китай | КНР
Taiwan | Republic of China | Chinese Taipei | Тайвань
Russia | Russian Federation | Россия | Российская Федерация | РФ
Soviet Union | USSR | Советский Союз | СССР
United States | United States of America | US | USA | США | Соединённые Штаты
United Kingdom | UK | Great Britain | Britain | Великобритания | Британия
United Arab Emirates | UAE | Emirates | ОАЭ | Эмираты
Saudi Arabia | KSA | Саудовская Аравия
North America | Северная Америка
South America | Южная Америка
Latin America | Латинская Америка
Central America | Центральная Америка
East Germany | GDR | German Democratic Republic | ГДР
West Germany | FRG | Federal Republic of Germany | ФРГ
European Union | EU | Евросоюз | Европейский союз | ЕС
United Nations | UN | United Nations Organization | ООН
Security Council | UNSC | UN Security Council | Совет Безопасности | Совбез
NATO | North Atlantic Alliance | North Atlantic Treaty Organization | НАТО \
    | Североатлантический альянс
WTO | World Trade Organization | World Trade Organisation | ВТО
World Health Organization | WHO | ВОЗ
International Monetary Fund | IMF | МВФ
World Bank | IBRD | Всемирный банк
IAEA | International Atomic Energy Agency | МАГАТЭ
OPCW | Organisation for the Prohibition of Chemical Weapons | ОЗХО
OSCE | Organization for Security and Co-operation in Europe | ОБСЕ
PACE | Parliamentary Assembly of the Council of Europe | ПАСЕ
CIS | Commonwealth of Independent States | СНГ
CSTO | Collective Security Treaty Organisation | ОДКБ
EAEU | EurAsEC | Eurasian Economic Union | ЕАЭС
SCO | Shanghai Cooperation Organisation | ШОС
ASEAN | Association of Southeast Asian Nations | АСЕАН
APEC | Asia-Pacific Economic Cooperation | АТЭС
OPEC | ОПЕК
OECD | Organisation for Economic Co-operation and Development | ОЭСР
African Union | AU | Африканский союз
Arab League | League of Arab States | LAS | Лига арабских государств | ЛАГ
GCC | Gulf Cooperation Council
ICC | International Criminal Court | МУС
ICJ | International Court of Justice
WADA | World Anti-Doping Agency | ВАДА
IOC | International Olympic Committee | МОК
Islamic State | ISIS | ISIL | Daesh | ИГИЛ | Исламское государство
Palestine Liberation Organization | PLO | ООП
Palestinian National Authority | PNA | Palestinian Authority
Kurdistan Workers' Party | PKK | РПК
CIA | Central Intelligence Agency | ЦРУ
JCPOA | Joint Comprehensive Plan of Action | Iran nuclear deal | nuclear deal with Iran | СВПД \
    | иранская ядерная сделка
INF Treaty | Intermediate-Range Nuclear Forces Treaty | ДРСМД
ABM Treaty | Anti-Ballistic Missile Treaty | Договор по ПРО
Non-Proliferation Treaty | NPT | ДНЯО
CTBT | Comprehensive Nuclear-Test-Ban Treaty | ДВЗЯИ
START | Strategic Arms Reduction Treaty | СНВ
CFE | Conventional Armed Forces in Europe | ДОВСЕ
missile defence | missile defense | missile shield | ABM system | ПРО
weapons of mass destruction | WMD | ОМУ
Paris Agreement | Paris climate accord | Paris climate agreement | Парижское соглашение
Minsk agreements | Minsk accords | Package of Measures | Минские соглашения
Normandy format | Normandy Four | Нормандский формат
Second World War | World War II | World War Two | WWII | Вторая мировая война
First World War | World War I | World War One | Первая мировая война
Power of Siberia | Сила Сибири
Nord Stream | Северный поток
South Stream | Южный поток
TurkStream | Turkish Stream | Турецкий поток
LNG | liquefied natural gas | СПГ
GDP | gross domestic product | ВВП
COVID-19 | coronavirus | коронавирус
"""


def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """Each line's names, in order."""
    lines = re.sub(r"\\\n\s*", "", table).strip().splitlines()
    return tuple(tuple(name.strip() for name in line.split("|")) for line in lines)
