"""Addresses that are never contacted, and those that are: judged once, and that one connected."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_site import Site, site

from corpus.web.addresses import normal, same_site
from corpus.web.guard import GuardedBackend, private
from corpus.web.types import AddressRefused

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::",
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    with site() as made:
        yield made


def answers(*rounds: list[str]) -> object:
    """A resolver that gives another answer each time it is asked."""
    left = list(rounds)

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(None, None, None, "", (number, port)) for number in left.pop(0)]

    return resolve


@pytest.mark.parametrize("number", PRIVATE)
def test_private_addresses_are_told_in_every_dress(number: str) -> None:
    assert private(ipaddress.ip_address(number))
    with pytest.raises(AddressRefused, match="private or local address"):
        GuardedBackend(()).judged(number, 80)


@pytest.mark.parametrize("number", PUBLIC)
def test_public_addresses_pass(number: str) -> None:
    assert not private(ipaddress.ip_address(number))
    assert GuardedBackend(()).judged(number, 80) == [ipaddress.ip_address(number)]


@given(st.ip_addresses(v=4))
def test_a_number_within_an_ipv6_address_counts_as_itself(number: ipaddress.IPv4Address) -> None:
    for dress in (f"::ffff:{number}", f"64:ff9b::{number}"):
        assert private(ipaddress.ip_address(dress)) or not private(number)


@pytest.mark.parametrize("name", ["localhost", "2130706433", "0x7f.1", "127.1", "017700000001"])
def test_names_and_odd_numbers_that_mean_this_machine(name: str) -> None:
    with pytest.raises(AddressRefused):
        GuardedBackend(()).judged(name, 80)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    backend = GuardedBackend((), answers(["8.8.8.8", "127.0.0.1"]))
    with pytest.raises(AddressRefused):
        backend.judged("pages.test", 80)


def test_a_name_that_turns_private_is_refused_when_it_does(served: Site) -> None:
    """DNS rebinding: every connection goes to the address that was judged for it."""
    port = int(served.host.partition(":")[2])
    backend = GuardedBackend((), answers(["8.8.8.8"], ["127.0.0.1"]))
    assert backend.judged("pages.test", port) == [ipaddress.ip_address("8.8.8.8")]
    with pytest.raises(AddressRefused):
        backend.connect_tcp("pages.test", port)


def test_an_allowed_name_is_connected_by_the_number_it_was_resolved_to(served: Site) -> None:
    port = int(served.host.partition(":")[2])
    backend = GuardedBackend((f"pages.test:{port}",), answers(["127.0.0.1"]))  # asked only once
    stream = backend.connect_tcp("pages.test", port)
    assert stream.get_extra_info("socket").getpeername() == ("127.0.0.1", port)
    stream.close()


def test_what_is_allowed_is_that_host_and_port_alone() -> None:
    backend = GuardedBackend(("127.0.0.1:8000", "Intranet"), socket.getaddrinfo)
    assert backend.judged("127.0.0.1", 8000)
    with pytest.raises(AddressRefused):
        backend.judged("127.0.0.1", 8001)
    with pytest.raises(AddressRefused):
        backend.judged("127.0.0.2", 8000)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTP://Example.ORG:80/a b?q=1#top", "http://example.org/a%20b?q=1"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?utm_source=x&id=2&fbclid=3", "https://example.org/a?id=2"),
        ("https://example.org/%D1%84?x=%20", "https://example.org/%D1%84?x=%20"),
        ("https://правительство.рф/новости", "https://xn--80aealotwbjpid2k.xn--p1ai/"
         "%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ],
)  # fmt: skip
def test_an_address_is_written_in_one_way(written: str, meant: str) -> None:
    assert normal(written) == meant
    assert normal(meant) == meant


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "http://", "https://me:secret@example.org/",
     "http://example.org:99999/", "http://exa mple.org/", "https://example.org/" + "a" * 3000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        normal(address)


def test_a_site_is_its_host_with_those_below_it() -> None:
    assert same_site("https://www.example.org/a", "http://example.org/b")
    assert same_site("https://en.example.org/a", "https://example.org/b")
    assert not same_site("https://example.org.evil.net/a", "https://example.org/")
    assert not same_site("https://notexample.org/a", "https://example.org/")
    assert not same_site("http://127.0.0.1:8000/a", "http://127.0.0.1:8001/a")
