"""Seats of governments, by which questions name a country: "How did Ankara take it?".

A row is a country in English and in Russian, and its capital in both; a comma stands before another
name for the same. One way only: who asks for Vienna may mean Austria, who asks for Austria does not
mean Vienna. A capital that is a common word or a first name is left out, and so is every city that
is no capital (Geneva, Istanbul).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_SEATS = """
Afghanistan | Афганистан | Kabul | Кабул
Albania | Албания | Tirana | Тирана
Algeria | Алжир | Algiers
Andorra | Андорра | Andorra la Vella | Андорра-ла-Велья
Angola | Ангола | Luanda | Луанда
Argentina | Аргентина | Buenos Aires | Буэнос-Айрес
Armenia | Армения | Yerevan | Ереван
Australia | Австралия | Canberra | Канберра
Austria | Австрия | Vienna | Вена
Azerbaijan | Азербайджан | Baku | Баку
Bahrain | Бахрейн | Manama | Манама
Bangladesh | Бангладеш | Dhaka | Дакка
Barbados | Барбадос | Bridgetown | Бриджтаун
Belarus | Белоруссия | Minsk | Минск
Belize | Белиз | Belmopan | Бельмопан
Benin | Бенин | Porto-Novo | Порто-Ново
Bhutan | Бутан | Thimphu | Тхимпху
Bolivia | Боливия | La Paz | Ла-Пас
Bosnia and Herzegovina | Босния и Герцеговина | Sarajevo | Сараево
Botswana | Ботсвана | Gaborone | Габороне
Brazil | Бразилия | Brasilia, Brasília
Brunei | Бруней | Bandar Seri Begawan | Бандар-Сери-Бегаван
Bulgaria | Болгария | Sofia | София
Burkina Faso | Буркина-Фасо | Ouagadougou | Уагадугу
Burundi | Бурунди | Gitega, Bujumbura | Гитега, Бужумбура
Cambodia | Камбоджа | Phnom Penh | Пномпень
Cameroon | Камерун | Yaounde, Yaoundé | Яунде
Canada | Канада | Ottawa | Оттава
Cabo Verde, Cape Verde | Кабо-Верде | Praia
Central African Republic | Центральноафриканская Республика | Bangui | Банги
Chad | Чад | N'Djamena | Нджамена
Chile | Чили | Santiago | Сантьяго
China | Китай | Beijing, Peking | Пекин
Colombia | Колумбия | Bogota, Bogotá | Богота
Comoros | Коморы | Moroni | Морони
Congo | Конго | Brazzaville | Браззавиль
Democratic Republic of the Congo | Демократическая Республика Конго | Kinshasa | Киншаса
Croatia | Хорватия | Zagreb | Загреб
Cuba | Куба | Havana | Гавана
Cyprus | Кипр | Nicosia | Никосия
Czech Republic, Czechia | Чехия | Prague | Прага
Denmark | Дания | Copenhagen | Копенгаген
Dominican Republic | Доминиканская Республика | Santo Domingo | Санто-Доминго
East Timor | Восточный Тимор | Dili | Дили
Ecuador | Эквадор | Quito | Кито
Egypt | Египет | Cairo | Каир
El Salvador | Сальвадор | San Salvador | Сан-Сальвадор
Equatorial Guinea | Экваториальная Гвинея | Malabo | Малабо
Eritrea | Эритрея | Asmara | Асмэра, Асмара
Estonia | Эстония | Tallinn | Таллин, Таллинн
Eswatini, Swaziland | Эсватини | Mbabane | Мбабане
Ethiopia | Эфиопия | Addis Ababa | Аддис-Абеба
Fiji | Фиджи | Suva | Сува
Finland | Финляндия | Helsinki | Хельсинки
France | Франция | Paris | Париж
Gabon | Габон | Libreville | Либревиль
Gambia | Гамбия | Banjul | Банжул
Georgia | Грузия | Tbilisi | Тбилиси
Germany | Германия | Berlin | Берлин
Ghana | Гана | Accra | Аккра
Greece | Греция | Athens | Афины
Guatemala | Гватемала | Guatemala City
Guinea | Гвинея | Conakry | Конакри
Guinea-Bissau | Гвинея-Бисау | Bissau | Бисау
Haiti | Гаити | Port-au-Prince | Порт-о-Пренс
Honduras | Гондурас | Tegucigalpa | Тегусигальпа
Hungary | Венгрия | Budapest | Будапешт
Iceland | Исландия | Reykjavik | Рейкьявик
India | Индия | New Delhi, Delhi | Нью-Дели, Дели
Indonesia | Индонезия | Jakarta | Джакарта
Iran | Иран | Tehran, Teheran | Тегеран
Iraq | Ирак | Baghdad | Багдад
Ireland | Ирландия | Dublin | Дублин
Israel | Израиль | Jerusalem
Italy | Италия | Rome | Рим
Côte d'Ivoire, Ivory Coast | Кот-д'Ивуар | Yamoussoukro | Ямусукро
Jamaica | Ямайка | Kingston | Кингстон
Japan | Япония | Tokyo | Токио
Jordan | Иордания | Amman | Амман
Kazakhstan | Казахстан | Astana, Nur-Sultan | Астана, Нур-Султан
Kenya | Кения | Nairobi | Найроби
Kiribati | Кирибати | Tarawa | Тарава
Kosovo | Косово | Pristina | Приштина
Kuwait | Кувейт | Kuwait City
Kyrgyzstan | Киргизия | Bishkek | Бишкек
Laos | Лаос | Vientiane | Вьентьян
Latvia | Латвия | Riga | Рига
Lebanon | Ливан | Beirut | Бейрут
Lesotho | Лесото | Maseru | Масеру
Liberia | Либерия | Monrovia | Монровия
Libya | Ливия | Tripoli | Триполи
Liechtenstein | Лихтенштейн | Vaduz | Вадуц
Lithuania | Литва | Vilnius | Вильнюс
Madagascar | Мадагаскар | Antananarivo | Антананариву
Malawi | Малави | Lilongwe | Лилонгве
Malaysia | Малайзия | Kuala Lumpur, Putrajaya | Куала-Лумпур
Maldives | Мальдивы | Malé
Mali | Мали | Bamako | Бамако
Malta | Мальта | Valletta | Валлетта
Marshall Islands | Маршалловы Острова | Majuro | Маджуро
Mauritania | Мавритания | Nouakchott | Нуакшот
Mauritius | Маврикий | Port Louis | Порт-Луи
Mexico | Мексика | Mexico City | Мехико
Micronesia | Микронезия | Palikir | Паликир
Moldova | Молдавия | Chisinau, Chișinău, Kishinev | Кишинёв
Mongolia | Монголия | Ulaanbaatar, Ulan Bator | Улан-Батор
Montenegro | Черногория | Podgorica | Подгорица
Morocco | Марокко | Rabat | Рабат
Mozambique | Мозамбик | Maputo | Мапуту
Myanmar, Burma | Мьянма | Naypyidaw, Nay Pyi Taw | Нейпьидо
Namibia | Намибия | Windhoek | Виндхук
Nepal | Непал | Kathmandu | Катманду
New Zealand | Новая Зеландия | Wellington | Веллингтон
Nicaragua | Никарагуа | Managua | Манагуа
Niger | Нигер | Niamey | Ниамей
Nigeria | Нигерия | Abuja | Абуджа
North Korea, DPRK | КНДР | Pyongyang | Пхеньян
North Macedonia | Македония | Skopje | Скопье
Norway | Норвегия | Oslo | Осло
Oman | Оман | Muscat | Маскат
Pakistan | Пакистан | Islamabad | Исламабад
Palau | Палау | Ngerulmud | Нгерулмуд
Palestine | Палестина | Ramallah | Рамалла
Panama | Панама | Panama City
Papua New Guinea | Папуа — Новая Гвинея | Port Moresby | Порт-Морсби
Paraguay | Парагвай | Asuncion, Asunción | Асунсьон
Peru | Перу | Lima | Лима
Philippines | Филиппины | Manila | Манила
Poland | Польша | Warsaw | Варшава
Portugal | Португалия | Lisbon | Лиссабон
Qatar | Катар | Doha | Доха
Romania | Румыния | Bucharest | Бухарест
Russia | Россия | Moscow, Kremlin | Москва, Кремль
Rwanda | Руанда | Kigali | Кигали
Saint Kitts and Nevis | Сент-Китс и Невис | Basseterre
Saint Lucia | Сент-Люсия | Castries | Кастри
Saint Vincent and the Grenadines | Сент-Винсент и Гренадины | Kingstown | Кингстаун
Samoa | Самоа | Apia | Апиа
Saudi Arabia | Саудовская Аравия | Riyadh | Эр-Рияд
Senegal | Сенегал | Dakar | Дакар
Serbia | Сербия | Belgrade | Белград
Sierra Leone | Сьерра-Леоне | Freetown | Фритаун
Slovakia | Словакия | Bratislava | Братислава
Slovenia | Словения | Ljubljana | Любляна
Solomon Islands | Соломоновы Острова | Honiara | Хониара
Somalia | Сомали | Mogadishu | Могадишо
South Africa | ЮАР | Pretoria | Претория
South Korea | Южная Корея | Seoul | Сеул
South Sudan | Южный Судан | Juba | Джуба
Spain | Испания | Madrid | Мадрид
Sri Lanka | Шри-Ланка | Colombo | Коломбо
Sudan | Судан | Khartoum | Хартум
Suriname | Суринам | Paramaribo | Парамарибо
Sweden | Швеция | Stockholm | Стокгольм
Switzerland | Швейцария | Bern, Berne | Берн
Syria | Сирия | Damascus | Дамаск
Taiwan | Тайвань | Taipei | Тайбэй
Tajikistan | Таджикистан | Dushanbe | Душанбе
Tanzania | Танзания | Dodoma | Додома
Thailand | Таиланд | Bangkok | Бангкок
Togo | Того | Lome, Lomé | Ломе
Tonga | Тонга | Nuku'alofa | Нукуалофа
Trinidad and Tobago | Тринидад и Тобаго | Port of Spain | Порт-оф-Спейн
Tunisia | Тунис | Tunis
Turkey | Турция | Ankara | Анкара
Turkmenistan | Туркмения | Ashgabat | Ашхабад
Tuvalu | Тувалу | Funafuti | Фунафути
Uganda | Уганда | Kampala | Кампала
Ukraine | Украина | Kyiv, Kiev | Киев
United Arab Emirates | ОАЭ | Abu Dhabi | Абу-Даби
United Kingdom, Britain | Великобритания | London, Whitehall, Downing Street | Лондон
United States | США | America, Washington, White House | Америка, Вашингтон, Белый дом
Uruguay | Уругвай | Montevideo | Монтевидео
Uzbekistan | Узбекистан | Tashkent | Ташкент
Vanuatu | Вануату | Port Vila | Порт-Вила
Vatican | Ватикан | Holy See | Святой Престол
Venezuela | Венесуэла | Caracas | Каракас
Vietnam | Вьетнам | Hanoi | Ханой
Yemen | Йемен | Sanaa, Sana'a | Сана
Zambia | Замбия | Lusaka | Лусака
Zimbabwe | Зимбабве | Harare | Хараре
European Union | Евросоюз | Brussels | Брюссель
"""
Names = tuple[str, ...]


@lru_cache(maxsize=1)
def governments() -> dict[str, Names]:
    """The country of each seat, by its names in the language of the seat."""
    found: dict[str, Names] = {}
    for english, russian, *capitals in _rows():
        for country, seats in zip((english, russian), capitals, strict=False):
            found |= dict.fromkeys(seats, country)
    return found


@lru_cache(maxsize=1)
def countries_by_seat() -> dict[str, str]:
    """The country of each seat, English or Russian, by its first name; all in small letters."""
    return {
        seat.casefold(): english[0].casefold()
        for english, _, *capitals in _rows()
        for seats in capitals
        for seat in seats
    }


def _rows() -> Iterator[list[Names]]:
    for line in _SEATS.strip().splitlines():
        parts = (part.split(",") for part in line.split("|"))
        yield [tuple(name.strip() for name in part if name.strip()) for part in parts]
