"""Who may read a record that is served: decided once, when it is; then asked of each request."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Self

from starlette.requests import Request

from qa import settings
from qa.access import sessions
from qa.access.callers import ANYBODY, HERE, NOBODY, Caller
from qa.access.origin import from_here, is_loopback
from qa.access.users import Users
from qa.errors import AccessRefused
from qa.keys import Keys

UNSAID = (
    "{host} can be reached from other machines, so say first who may read this record. Make a "
    "user: record --record {folder} users add NAME --role admin. Or name a proxy that signs people "
    "in: --proxy ADDRESS --identity HEADER. Or let anybody read and ask, and nobody change "
    "anything: --public."
)
_BEARER = "bearer "
_MOST_HOPS = 20

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Access:
    """`here`: this machine may do everything, while there are no users; `public`: anybody may read.

    `proxies` are believed when they say for whom they ask and, in the header `identity`, who that
    is. Whoever comes from elsewhere is not believed, and asks for himself.
    """

    users: Users
    keys: Keys
    here: bool = False
    public: bool = False
    proxies: tuple[Network, ...] = ()
    identity: str = ""

    @classmethod
    def chosen(
        cls,
        host: str,
        folder: Path,
        *,
        public: bool | None = None,
        proxy: str | None = None,
        identity: str | None = None,
    ) -> Self:
        """As said, or else by the settings; `AccessRefused` where others could reach a record
        and nothing says who may read it."""
        if public is None:
            public = settings.yes("public") or False
        proxies = _networks(settings.value("proxy") or "" if proxy is None else proxy)
        identity = settings.value("identity") or "" if identity is None else identity
        if identity and not proxies:
            raise AccessRefused(
                f"Anybody could send the header {identity}: name the proxy that may, by "
                "--proxy ADDRESS."
            )
        users = Users.of(folder)
        if not (is_loopback(host) or public or identity or users.all()):
            raise AccessRefused(UNSAID.format(host=host, folder=folder))
        here = is_loopback(host) and not public and not proxies
        return cls(users, Keys.of(folder), here, public, proxies, identity.lower())

    @property
    def signs_in(self) -> bool:
        """Whether there is anybody who could sign in with a password."""
        return any(user.password for user in self.users.all())

    def caller(self, request: Request) -> Caller:
        """Who sent a request. A wrong key is nobody, whoever else it could be."""
        given = request.headers.get("authorization", "")
        if given.lower().startswith(_BEARER.strip()):  # other sorts are for a proxy on the way
            return self._holder(given[len(_BEARER) :])
        if user := sessions.user_of(request, self.users):
            return Caller.of_role(user.role, user.name, "sign-in")
        if self.identity and (named := self._named(request)):
            return named
        if self.here and from_here(request) and not self.users.all():
            return HERE
        return ANYBODY if self.public else NOBODY

    def as_sent(self, request: Request) -> Request:
        """The request as the proxy's own client sent it: from where, and whether over HTTPS."""
        if not self._by_proxy(request):
            return request
        scope = dict(request.scope)
        if request.headers.get("x-forwarded-proto", "").strip() == "https":
            scope["scheme"] = "https"
        hops = ",".join(request.headers.getlist("x-forwarded-for")).split(",")[-_MOST_HOPS:]
        told = [hop.strip() for hop in hops if _is_address(hop.strip())]
        # From the right: each proxy of ours adds whom it heard; further left anybody may write.
        outside = next((hop for hop in reversed(told) if not self._is_proxy(hop)), None)
        if outside:
            scope["client"] = (outside, 0)
        return Request(scope, request.receive)

    def _holder(self, token: str) -> Caller:
        key = self.keys.holder(token.strip())
        return Caller.of_key(key) if key else NOBODY

    def _named(self, request: Request) -> Caller | None:
        """Whom the proxy names, once: in the role of the user of that name, or else as a reader."""
        names = request.headers.getlist(self.identity)
        if len(names) != 1 or not names[0].strip() or not self._by_proxy(request):
            return None
        user = self.users.get(names[0])
        return Caller.of_role(
            user.role if user else "reader", user.name if user else names[0].strip()[:64], "proxy"
        )

    def _by_proxy(self, request: Request) -> bool:
        return bool(request.client) and self._is_proxy(
            request.client.host if request.client else ""
        )

    def _is_proxy(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in net for net in self.proxies)


def unsaid(folder: Path) -> Access:
    """This machine may do everything and anybody else read: for whoever serves it by himself."""
    return Access(Users.of(folder), Keys.of(folder), here=True, public=True)


def _networks(said: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(one) for one in said.replace(",", " ").split())
    except ValueError as error:
        raise AccessRefused(
            f"A proxy is named by its address, such as 10.0.0.5 or 10.0.0.0/24: {error}."
        ) from error


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
