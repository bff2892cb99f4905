"""Who is let in, from where and as whom; and what nobody gets past, however it is sent."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from access_samples import OWN, PAGE, entered, sign_in, with_users
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from starlette.websockets import WebSocketDisconnect

from qa.access.policy import Access
from qa.access.throttle import AT_WORK, Rates, Throttle
from qa.errors import AccessRefused
from qa.keys import Keys

HEADER = "X-Remote-User"


def test_beyond_this_machine_it_is_not_served_until_it_is_said_to_whom(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "record.example.org"):
        with pytest.raises(AccessRefused, match="say first who may read this record"):
            Access.chosen(host, tmp_path)
    assert Access.chosen("127.0.0.1", tmp_path).here
    assert Access.chosen("0.0.0.0", tmp_path, public=True).public
    assert Access.chosen("0.0.0.0", tmp_path, proxy="10.0.0.5", identity=HEADER).identity
    with pytest.raises(AccessRefused, match="name the proxy that may"):
        Access.chosen("0.0.0.0", tmp_path, identity=HEADER)
    with pytest.raises(AccessRefused, match="named by its address"):
        Access.chosen("0.0.0.0", tmp_path, proxy="the proxy", identity=HEADER)
    with_users(tmp_path)
    assert not Access.chosen("0.0.0.0", tmp_path).public


def test_without_users_this_machine_may_all_and_nobody_else_anything(tmp_path: Path) -> None:
    access = Access.chosen("127.0.0.1", tmp_path)
    here = entered(access, address="127.0.0.1", base="http://localhost:7860")
    assert here.get("/").json()["scopes"] == ["read", "add", "admin"]
    for headers in ({"Host": "evil.example"}, {"X-Forwarded-For": "127.0.0.1"}):
        told = here.get("/", headers=headers | PAGE)  # DNS rebinding; a proxy that nobody named
        assert (told.status_code, "only on the machine" in told.text) == (403, True)
    assert entered(access).get("/").status_code == 403
    with_users(tmp_path)  # from now on this machine signs in too: a proxy may speak for it
    assert here.get("/").status_code == 401


@pytest.fixture
def access(tmp_path: Path) -> Access:
    with_users(tmp_path)
    return Access.chosen("0.0.0.0", tmp_path)


def test_nobody_is_led_to_sign_in_and_roles_open_what_they_open(access: Access) -> None:
    client = entered(access)
    led = client.get("/everything?q=fish", headers=PAGE)
    assert (led.status_code, led.headers["location"]) == (303, "/login?next=/")
    for method, path in (("GET", "/progress"), ("POST", "/gradio_api/queue/join"), ("PUT", "/x")):
        assert client.request(method, path).status_code == 401
    assert client.get("/api/v1/ask").headers["content-type"] == "application/problem+json"
    for path in ("/healthz", "/readyz", "/web/style.css"):
        assert client.get(path).status_code == 200
    scopes = {"reader": ["read"], "contributor": ["read", "add"], "admin": ["read", "add", "admin"]}
    for role, opened in scopes.items():
        one = entered(access)
        assert sign_in(one, role).status_code == 303
        told = one.get("/").json()
        assert (told["name"], told["scopes"], told["by"]) == (role, opened, "sign-in")


def test_public_is_to_read_and_no_more(tmp_path: Path) -> None:
    client = entered(Access.chosen("0.0.0.0", tmp_path, public=True))
    told = client.get("/").json()
    assert (told["scopes"], told["by"]) == (["read"], "anybody")
    local = entered(
        Access.chosen("127.0.0.1", tmp_path, public=True),
        address="127.0.0.1", base="http://127.0.0.1:7860",
    )  # fmt: skip
    assert local.get("/").json()["scopes"] == ["read"]  # a proxy may speak for this machine


def test_a_proxy_alone_is_believed_about_who_asks(tmp_path: Path) -> None:
    access = Access.chosen("0.0.0.0", tmp_path, proxy="10.0.0.0/24", identity=HEADER)
    access.users.add("Ann", "admin", None)
    by_proxy, direct = entered(access, address="10.0.0.5"), entered(access)
    named = {HEADER: "ann"}
    assert by_proxy.get("/", headers=named).json()["scopes"] == ["read", "add", "admin"]
    assert by_proxy.get("/", headers={HEADER: "bo"}).json()["scopes"] == ["read"]
    assert direct.get("/", headers=named).status_code == 403  # sent past the proxy
    for forged in ({}, {HEADER: " "}, [(HEADER, "bo"), (HEADER, "ann")]):
        assert by_proxy.get("/", headers=forged).status_code == 403
    assert "did not say who you are" in by_proxy.get("/", headers=PAGE).text
    assert direct.get("/", headers=named | {"X-Forwarded-For": "10.0.0.5"}).status_code == 403
    assert sign_in(direct, "ann", "").status_code == 403  # who has no password has none to guess


def test_what_was_forwarded_is_believed_from_the_right_and_of_a_proxy_alone(tmp_path: Path) -> None:
    access = Access.chosen("0.0.0.0", tmp_path, proxy="10.0.0.5", public=True)
    sent = {"X-Forwarded-For": "203.0.113.9, 198.51.100.4, 10.0.0.5", "X-Forwarded-Proto": "https"}
    told = entered(access, address="10.0.0.5").get("/", headers=sent).json()
    assert (told["client"], told["scheme"]) == ("198.51.100.4", "https")
    told = entered(access).get("/", headers=sent).json()
    assert (told["client"], told["scheme"]) == ("192.0.2.7", "http")


def test_a_key_opens_its_scopes_and_a_wrong_one_nothing(access: Access) -> None:
    client = entered(access)
    for scope in ("read", "add", "admin"):
        _, token = Keys(access.keys.path).add(scope, [scope])
        opened = client.get("/", headers={"Authorization": f"Bearer {token}"}).json()["scopes"]
        assert opened == (["read", "add", "admin"] if scope == "admin" else [scope])
        for wrong in (f"Bearer {token}x", f"Basic {token}", "Bearer"):
            assert client.get("/", headers={"Authorization": wrong}).status_code == 401
    sign_in(client, "admin")
    assert client.get("/", headers={"Authorization": "Bearer x"}).status_code == 401


FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
@pytest.mark.parametrize("path", ["/judge", "/gradio_api/queue/join", "/bring", "/api/v1/feedback"])
def test_another_sites_page_changes_nothing(
    headers: dict[str, str], path: str, access: Access
) -> None:
    client = entered(access)
    sign_in(client, "admin")
    assert client.post(path, headers=headers).status_code == 403
    assert client.post(path, headers=OWN).status_code == 200


@pytest.fixture
def slow(tmp_path: Path) -> Access:
    return Access.chosen("0.0.0.0", tmp_path, public=True)


def test_who_asks_too_often_is_told_when_to_ask_again(slow: Access) -> None:
    rates = Rates(requests=RateLimitItemPerMinute(8), work=RateLimitItemPerMinute(3))
    client = entered(slow, rates=rates)
    assert [client.get("/check").status_code for _ in range(4)] == [200, 200, 200, 429]
    told = client.get("/check", headers=PAGE)
    assert 1 <= int(told.headers["retry-after"]) <= 60
    assert "Too much was asked from here" in told.text
    assert "Traceback" not in told.text
    assert client.get("/progress").status_code == 200  # a page goes on telling how things stand
    problem = client.get("/api/v1/ask")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["type"] == "urn:on-the-record:problem:too-many-requests"
    assert client.get("/progress").status_code == 200
    assert client.get("/progress").status_code == 429
    forged = client.get("/progress", headers={"X-Forwarded-For": "203.0.113.5"})
    assert forged.status_code == 429  # nobody is another by saying so


@pytest.mark.parametrize("path", ["/judge", "/api/v1/feedback"])
def test_nobody_fills_the_disk_with_opinions(path: str, slow: Access) -> None:
    client = entered(slow, rates=Rates(opinions=RateLimitItemPerHour(2)))
    assert [client.post(path, headers=OWN).status_code for _ in range(3)] == [200, 200, 429]
    assert 60 < int(client.post(path, headers=OWN).headers["retry-after"]) <= 3600
    assert client.get(path).status_code == 200
    assert client.post("/check", headers=OWN).status_code == 200


def test_more_than_can_be_answered_is_sent_away_politely(slow: Access) -> None:
    """Whoever asks: here every place to wait is taken by requests that never come to an end."""
    throttle = Throttle()
    client = entered(slow, throttle=throttle)
    with ExitStack() as waiting:
        rooms = [waiting.enter_context(throttle.working()) for _ in range(AT_WORK)]
        assert all(rooms)
        told = client.get("/answers/1?q=fish", headers=PAGE)
        assert (told.status_code, told.headers["retry-after"]) == (503, "5")
        assert "Too many questions are waiting just now" in told.text
        problem = client.post("/api/v1/ask")
        assert (
            problem.json()["detail"]
            == "Too many questions are waiting just now. Ask again in a moment."
        )
        assert client.get("/healthz").status_code == 200  # what costs nothing goes on
    assert client.get("/answers/1?q=fish").status_code == 200


def test_a_network_of_ipv6_is_one_caller(slow: Access) -> None:
    from qa.access.origin import counted_as

    assert counted_as("2001:db8::1") == counted_as("2001:db8::ffff:1") == "2001:db8::/64"
    assert counted_as("2001:db8:0:1::1") != counted_as("2001:db8::1")
    assert counted_as("::ffff:192.0.2.7") == counted_as("192.0.2.7")


def test_what_is_too_large_is_refused_however_it_is_sent(slow: Access) -> None:
    client = entered(slow)
    large = b"x" * ((1 << 20) + 1)
    assert client.post("/gradio_api/queue/join", content=large).status_code == 413
    assert client.post("/judge", content=iter([large[:9], large])).status_code == 413
    assert client.post("/judge", content=iter([b"x" * 9])).json()["size"] == 9


def test_a_socket_is_not_opened(slow: Access) -> None:
    with pytest.raises(WebSocketDisconnect), entered(slow).websocket_connect("/ws"):
        pass
