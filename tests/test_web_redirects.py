"""Redirects are followed to where they may lead, and no further."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from web_site import Reply, Site, get, site

from corpus.web.types import (
    AddressRefused,
    NotFetched,
)


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        yield made


def to(place: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": place})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(served: Site, status: int) -> None:
    served.pages |= {"/a": to("b?x=1", status), "/b?x=1": "words"}
    found = get(served, "/a")
    assert (found.address, found.final, found.body) == (
        served.url("/a"),
        served.url("/b?x=1"),
        b"words",
    )


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/a", "in a circle"),
        ("/b", "in a circle"),
        ("", "to nowhere"),
        ("http://localhost:{port}/secret", "localhost is a private or local address"),
        ("http://169.254.169.254/latest/meta-data/", "private or local"),
        ("http://[::1]:{port}/secret", "private or local"),
        ("http://[::ffff:127.0.0.1]:{port}/secret", "private or local"),
        ("http://2130706433:{port}/secret", "private or local"),
        ("file:///etc/passwd", "redirects to 'file"),
        ("http://me:secret@127.0.0.1:{port}/", "password"),
        ("http://[bad/", "redirects to 'http"),
        ("/closed/a", "robots.txt"),
        ("/long/0", "more than 10 times"),
    ],
)
def test_redirects_that_lead_astray(served: Site, place: str, reason: str) -> None:
    port = served.host.partition(":")[2]
    served.pages |= {"/a": to(place.format(port=port)), "/b": to("/a")}
    served.pages |= {f"/long/{n}": to(f"/long/{n + 1}") for n in range(20)}
    served.pages |= {"/secret": "secret", "/closed/a": "closed"}
    with pytest.raises(NotFetched, match=reason):
        get(served, "/a")
    assert not {"/secret", "/closed/a"} & set(served.asked)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1, and its key in the same file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not there to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    named = ["-addext", "subjectAltName=IP:127.0.0.1"]
    where = ["-keyout", str(file), "-out", str(file.with_suffix(".crt"))]
    subprocess.run([openssl, *made, *named, *where], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


def test_http_may_lead_to_https_and_never_back(
    served: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Secure(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/back" else 200)
            self.send_header("Location", served.url("/b"))
            self.end_headers()
            self.wfile.write(b"" if self.path == "/robots.txt" else b"safe words")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Secure)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    safe = f"https://127.0.0.1:{server.server_port}"
    served.pages |= {"/a": to(f"{safe}/a"), "/back": to(f"{safe}/back"), "/b": "altered words"}
    hosts = (served.host, f"127.0.0.1:{server.server_port}")
    try:
        with pytest.raises(NotFetched, match="certificate verify failed"):
            get(served, "/a", allow_hosts=hosts, attempts=1)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
        assert get(served, "/a", allow_hosts=hosts).body == b"safe words"
        with pytest.raises(AddressRefused, match="from https to http"):
            get(served, "/back", allow_hosts=hosts)
    finally:
        server.shutdown()
        server.server_close()
    assert "/b" not in served.asked
