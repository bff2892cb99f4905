"""Users of every role, and the entrance before a small application that tells who was let in."""

from __future__ import annotations

import json
import secrets
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from qa.access.callers import caller_of
from qa.access.policy import Access
from qa.access.throttle import Rates, Throttle
from qa.access.users import FILE, Users
from qa.web.entrance import Entrance
from qa.web.login import signing_in

PASSWORD = "herring, cod and eel"
PAGE = {"Accept": "text/html"}
OWN = {"Sec-Fetch-Site": "same-origin"}


def with_users(folder: Path) -> Users:
    """A user of each role, named by it; all have one password, hashed once. The secret is new."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = json.loads(_made()) | {"secret": secrets.token_urlsafe(32)}
    (folder / FILE).write_text(json.dumps(kept), "utf-8")
    (folder / FILE).chmod(0o600)
    return Users.of(folder)


@cache
def _made() -> str:
    with tempfile.TemporaryDirectory() as folder:
        users = Users.of(Path(folder))
        for role in ("reader", "contributor", "admin"):
            users.add(role, role, PASSWORD)
        return users.path.read_text("utf-8")


def entered(
    access: Access,
    *,
    address: str = "192.0.2.7",
    base: str = "http://record.example.org",
    rates: Rates | None = None,
    throttle: Throttle | None = None,
) -> TestClient:
    """A client at `address`, before which the entrance stands."""
    app, throttle = FastAPI(), throttle or Throttle(rates)
    app.include_router(signing_in(access, throttle))

    @app.api_route("/{path:path}", methods=["GET", "POST", "PUT"])
    async def who(request: Request, path: str) -> dict[str, Any]:
        caller = caller_of(request)
        size = len(await request.body())
        client = request.client.host if request.client else ""
        return {
            "name": caller.name,
            "scopes": caller.scopes,
            "by": caller.by,
            "size": size,
            "client": client,
            "scheme": request.url.scheme,
        }

    app.add_middleware(Entrance, access=access, throttle=throttle)
    return TestClient(app, base_url=base, client=(address, 50000), follow_redirects=False)


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> Any:
    """The answer to a name and a password typed into our own page."""
    typed = {"name": name, "password": password, **more}
    return client.post("/login", data=typed, headers=OWN | PAGE)
