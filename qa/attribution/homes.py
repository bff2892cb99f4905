"""Whose state publishes: the country that a site's address ends in."""

from __future__ import annotations

from urllib.parse import urlsplit

_TABLE = """
ua/Ukraine ru/Russia uk/Britain jp/Japan de/Germany fr/France cn/China in/India ca/Canada
au/Australia it/Italy es/Spain pl/Poland tr/Turkey kr/South_Korea kp/North_Korea il/Israel ir/Iran
br/Brazil mx/Mexico ar/Argentina cl/Chile za/South_Africa nz/New_Zealand ch/Switzerland
at/Austria se/Sweden no/Norway fi/Finland dk/Denmark nl/Netherlands be/Belgium cz/Czech_Republic
sk/Slovakia hu/Hungary ro/Romania bg/Bulgaria gr/Greece pt/Portugal ie/Ireland by/Belarus
kz/Kazakhstan uz/Uzbekistan am/Armenia az/Azerbaijan ge/Georgia md/Moldova lt/Lithuania lv/Latvia
ee/Estonia rs/Serbia eg/Egypt sa/Saudi_Arabia ae/United_Arab_Emirates pk/Pakistan id/Indonesia
my/Malaysia sg/Singapore ph/Philippines vn/Vietnam th/Thailand ng/Nigeria ke/Kenya sy/Syria
iq/Iraq jo/Jordan qa/Qatar cu/Cuba ve/Venezuela gov/United_States mil/United_States
"""
_COUNTRIES = {
    ending: country.replace("_", " ")
    for ending, country in (row.split("/") for row in _TABLE.split())
}


def home_of_site(url: str | None) -> str | None:
    """The country of an address like "https://www.gov.uk/…"; None for .com, .org and the like."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # what a table gave as its address is none
        return None
    return _COUNTRIES.get(host.rpartition(".")[2])
