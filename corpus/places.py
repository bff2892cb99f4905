"""Cities that statements are made in, to tell "…, Tokyo" from other words after a comma."""

from __future__ import annotations

_CITIES = """
Abu_Dhabi Abuja Accra Addis_Ababa Adelaide Algiers Almaty Amman Amsterdam Anchorage Ankara Antalya
Ashgabat Astana Athens Baghdad Baku Bali Bangkok Barcelona Basel Beijing Beirut Belfast Belgrade
Berlin Bern Bishkek Bogotá Bogota Bologna Bonn Boston Brasilia Bratislava Bregenz Bremen Brisbane
Brunei Brussels Bucharest Budapest Buenos_Aires Busan Cairo Camp_David Canberra Cancún Caracas
Chicago Chisinau Colombo Copenhagen Cracow Crimea Dakar Damascus Dar_es_Salaam Davos Dhaka Doha
Dubai Dublin Dushanbe Edinburgh Eindhoven Florence Frankfurt Frankfurt_am_Main Geneva Grozny
Gleneagles Hamburg Hangzhou Hanoi Harare Havana Helsinki Hiroshima Ho_Chi_Minh_City Hong_Kong
Honolulu Irkutsk Islamabad Istanbul Jakarta Jeddah Jerusalem Johannesburg Kabul Kaliningrad
Kampala Kazan Key_West Khabarovsk Khartoum Kiev Kigali Kinshasa Krasnodar Krasnoyarsk Kuala_Lumpur
Kuwait_City Kyiv Kyoto Lagos La_Paz Lima Lisbon Ljubljana London Los_Angeles Luanda Lusaka
Luxembourg Lviv Lyon Madrid Malabo Manama Manila Maputo Marrakesh Melbourne Mexico_City Miami
Milan Minsk Monrovia Montevideo Montreal Moscow Mumbai Munich Murmansk Muscat Nagasaki Nairobi
New_Delhi New_York New_York_City Nicosia Novo-Ogaryovo Novosibirsk Nur-Sultan Odessa Osaka Oslo
Ottawa Panama_City Paris Perth Phnom_Penh Podgorica Prague Pretoria Pyongyang Quito Rabat Ramallah
Reykjavik Riga Rio_de_Janeiro Riyadh Rome Samara Samarkand San_Francisco Sanya Santiago Sao_Paulo
Sarajevo Seoul Sevastopol Shanghai Sharm_el-Sheikh Simferopol Singapore Skopje Sochi Sofia
Saint_Petersburg St_Petersburg St._Petersburg Stockholm Strasbourg Suva Sydney Taipei Tallinn
Tashkent Tbilisi Tehran Tel_Aviv The_Hague Tirana Tokyo Toronto Tripoli Tunis Turin Ufa
Ulaanbaatar UN_Headquarters Valletta Vancouver Vatican Vienna Vientiane Vilnius Vladivostok
Volgograd Warsaw Washington Washington_DC Washington_D.C. Wellington Windhoek Xiamen Yalta Yaounde
Yekaterinburg Yerevan Zagreb Zürich Zurich Москва Токио Пекин Нью-Йорк Женева Вена Берлин Париж
Лондон Вашингтон Киев Минск Астана Анкара Стамбул Санкт-Петербург Сочи Казань Владивосток Брюссель
Рим Тегеран Нью-Дели Дели Душанбе Ташкент Бишкек Ереван Баку Тбилиси Белград Будапешт Прага
Варшава Хельсинки Осло Стокгольм Мадрид Каир Дамаск Бейрут Багдад Доха Абу-Даби Эр-Рияд Дубай Сеул
Пхеньян Ханой Бангкок Джакарта Сингапур Шанхай Улан-Батор Мюнхен Екатеринбург Новосибирск
Калининград Севастополь Симферополь Хабаровск Иркутск Красноярск Астрахань Київ Харків Одеса Львів
"""

CITIES = frozenset(name.replace("_", " ") for name in _CITIES.split())


def is_city(text: str) -> bool:
    """Whether the words are a city's name, its country or state after a comma allowed."""
    return text.partition(",")[0].strip() in CITIES
