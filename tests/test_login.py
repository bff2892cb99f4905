"""Signing in and out: passwords, sessions, tries at both, and where one is led afterwards."""

from __future__ import annotations

import logging
import stat
import subprocess
from pathlib import Path

import pytest
from access_samples import OWN, PAGE, PASSWORD, entered, sign_in, with_users
from itsdangerous import URLSafeTimedSerializer
from limits import RateLimitItemPerHour, RateLimitItemPerMinute

from qa.access.policy import Access
from qa.access.throttle import Rates
from qa.access.users import Users
from qa.errors import UserRefused
from tests import warm

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def access(tmp_path: Path) -> Access:
    with_users(tmp_path)
    return Access.chosen("0.0.0.0", tmp_path)


def test_the_cookie_is_kept_from_scripts_and_other_sites(access: Access) -> None:
    plain = sign_in(entered(access), "reader").headers["set-cookie"].lower()
    assert plain.startswith("session=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(plain.split("; "))
    safe = sign_in(entered(access, base="https://record.example.org"), "reader")
    assert safe.headers["set-cookie"].startswith("__Host-session=")
    assert "secure" in safe.headers["set-cookie"].lower()


def test_a_wrong_password_and_a_wrong_name_are_told_alike(access: Access) -> None:
    client = entered(access)
    told = [sign_in(client, *typed) for typed in (("reader", "no"), ("nobody", "no"))]
    assert [one.status_code for one in told] == [403, 403]
    assert len({one.text.replace("nobody", "reader") for one in told}) == 1
    assert 'role="alert"' in told[0].text
    assert "set-cookie" not in told[0].headers
    evil = sign_in(client, '"><script>alert(1)</script>', "no").text
    assert "<script>alert" not in evil


def test_a_cookie_that_was_changed_or_made_up_opens_nothing(access: Access, tmp_path: Path) -> None:
    client = entered(access)
    sign_in(client, "reader")
    cookie = client.cookies["session"]
    said, when, signature = cookie.rsplit(".", 2)
    mark = next(user.mark for user in access.users.all() if user.name == "admin")
    admins = {"user": "admin", "mark": mark, "session": "a"}
    forged = URLSafeTimedSerializer("guessed", salt="on-the-record session").dumps(admins)
    other = entered(Access.chosen("0.0.0.0", _elsewhere(tmp_path)))
    sign_in(other, "admin")  # signed by another record's secret
    wrong = [
        forged, f"{forged.rsplit('.', 2)[0]}.{when}.{signature}",
        f"{said}.{when}.", f"{said}.{when}", cookie[:-1],
        other.cookies["session"], "x", "." * 50, "x" * 100_000,
    ]  # fmt: skip
    for one in wrong:
        assert entered(access).get("/", headers={"Cookie": f"session={one}"}).status_code == 401


def _elsewhere(tmp_path: Path) -> Path:
    with_users(tmp_path / "other")
    return tmp_path / "other"


def test_signing_out_ends_the_session_also_for_who_copied_its_cookie(access: Access) -> None:
    client = entered(access)
    sign_in(client, "reader")
    copied = {"Cookie": f"session={client.cookies['session']}"}
    assert entered(access).get("/", headers=copied).status_code == 200
    assert client.post("/logout").status_code == 403  # not from our own page
    assert client.get("/logout").status_code != 303
    out = client.post("/logout", headers=OWN)
    assert (out.status_code, out.headers["location"]) == (303, "/")
    assert client.get("/").status_code == 401
    again = Access.chosen("0.0.0.0", access.users.path.parent)  # and after a restart
    assert entered(again).get("/", headers=copied).status_code == 401


def test_a_role_a_password_or_a_removal_bites_at_once(access: Access) -> None:
    client, shell = entered(access), Users(access.users.path)
    sign_in(client, "contributor")
    shell.set_role("contributor", "reader")
    assert client.get("/").json()["scopes"] == ["read"]
    shell.set_password("contributor", "another one, longer")
    assert client.get("/").status_code == 401
    assert sign_in(client, "contributor").status_code == 403
    assert sign_in(client, "contributor", "another one, longer").status_code == 303
    shell.remove("contributor")
    assert client.get("/").status_code == 401
    shell.add("contributor", "admin", PASSWORD)  # somebody else of that name
    assert client.get("/").status_code == 401


def test_guessing_is_held_off_and_locks_out_nobody_else(access: Access) -> None:
    rates = Rates(
        sign_ins_as=RateLimitItemPerMinute(3), sign_ins_from=RateLimitItemPerMinute(6),
        sign_ins_of=RateLimitItemPerHour(5),
    )  # fmt: skip
    guessing = entered(access, rates=rates)
    told = [sign_in(guessing, "reader", f"guess {n}").status_code for n in range(4)]
    assert told == [403, 403, 403, 429]
    right = sign_in(guessing, "reader")
    assert (right.status_code, "set-cookie" in right.headers) == (429, False)
    assert int(right.headers["retry-after"]) > 0
    assert sign_in(guessing, "admin").status_code == 303
    assert sign_in(entered(access, rates=rates), "reader").status_code == 303


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/everything?q=fish", "/everything?q=fish"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_on_within_this_site_only(asked: str, led: str, access: Access) -> None:
    answer = sign_in(entered(access), "reader", next=asked)
    assert answer.headers["location"] == led
    assert "x=y" not in str(answer.headers)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}])
def test_another_site_signs_nobody_in(headers: dict[str, str], access: Access) -> None:
    typed = {"name": "reader", "password": PASSWORD}
    told = entered(access).post("/login", data=typed, headers=headers | PAGE)
    assert (told.status_code, "set-cookie" in told.headers) == (403, False)


def test_no_password_is_kept_or_logged(access: Access, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client = entered(access)
        sign_in(client, "reader", "a secret mistyped")
        sign_in(client, "reader")
    assert "refused" in caplog.text
    assert "secret" not in caplog.text
    assert PASSWORD not in caplog.text
    assert client.cookies["session"] not in caplog.text
    kept = access.users.path.read_text("utf-8")
    assert PASSWORD not in kept
    assert "$argon2id$" in kept
    assert stat.S_IMODE(access.users.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "role", "password", "said"),
    [
        ("ann", "reader", "short", "12 to 200 characters"),
        ("ann", "reader", "aaaaaaaaaaaaaaaa", "too easily guessed"),
        ("annalena", "reader", "annalena annalena", "too easily guessed"),
        ("ann", "boss", PASSWORD, "'boss' is no role"),
        ("a b", "reader", PASSWORD, "no blanks"),
        ("../x", "reader", PASSWORD, "no blanks"),
        ("", "reader", PASSWORD, "no blanks"),
        ("Admin", "reader", PASSWORD, "There is a user 'admin' already"),
    ],
)
def test_what_is_no_user_is_refused_in_a_sentence(
    name: str, role: str, password: str, said: str, access: Access
) -> None:
    with pytest.raises(UserRefused, match=said):
        access.users.add(name, role, password)


def test_users_are_made_and_changed_from_the_shell(tmp_path: Path) -> None:
    def shell(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return warm.record(tmp_path, "users", *arguments, typed=typed)

    made = shell("add", "Ann", "--role", "admin", "--generate")
    users = Users.of(tmp_path)
    assert users.signed_in("ann", made.stdout.strip())
    assert shell("password", "ann", typed="another, longer one\n").returncode == 0
    assert users.signed_in("ANN", "another, longer one")
    assert shell("role", "ann", "reader").stdout == "ann is reader now.\n"
    listed = shell("list").stdout
    assert "reader" in listed
    assert "argon2" not in listed
    wrong = shell("add", "bo", typed="short\n")
    assert (wrong.returncode, "12 to 200" in wrong.stderr) == (2, True)
    assert shell("remove", "ann").returncode == 0
    assert Users.of(tmp_path).all() == []
