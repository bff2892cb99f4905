"""What the page on deploying shows: linted, verified, and run where that can be done here."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import yaml
from documents import DOCS, ROOT, blocks
from web_record import serving

from qa import Record
from qa.keys import Keys
from qa.web.permission import Permission
from qa.web.server import open_door

NAME = "record.example.org"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
ANALYZE = shutil.which("systemd-analyze")
HADOLINT = Path(sys.executable).with_name("hadolint")
PAGE = "30 May 2019\n\nRemarks on fish\n\nOur minister said that the fish stocks have recovered."


def shown(language: str) -> str:
    """The first block of that language."""
    return all_shown(language)[0]


def all_shown(language: str) -> list[str]:
    return [one.text for one in blocks(DOCS / "deploying.md") if one.language == language]


def told(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint is not installed for this machine")
def test_the_dockerfile_is_linted() -> None:
    ended = told(HADOLINT, "Dockerfile")
    assert ended.returncode == 0, ended.stdout


def test_the_image_holds_all_that_is_imported_and_is_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert {"COPY corpus corpus", "COPY embeddings embeddings", "COPY qa qa", "USER 1000"} < {
        *lines
    }
    kept = (ROOT / ".dockerignore").read_text("utf-8").split()
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            for name in line.split()[1:-1]:
                assert (ROOT / name).exists()
                assert f"!{name}" in kept


def test_the_front_matter_of_a_space_is_what_the_image_serves() -> None:
    (said,) = (one for one in yaml.safe_load_all(shown("yaml").rstrip().removesuffix("---")) if one)
    assert said["sdk"] == "docker"
    assert f"ON_THE_RECORD_PORT={said['app_port']}" in (ROOT / "Dockerfile").read_text("utf-8")
    assert "app.py" in (ROOT / "Dockerfile").read_text("utf-8")  # its last line starts that


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_the_unit_is_right_and_shut(tmp_path: Path) -> None:
    unit = shown("ini")
    assert "/opt/on-the-record/bin/record" in unit
    unit = unit.replace("/opt/on-the-record/bin/record", sys.executable)
    path = tmp_path / "on-the-record.service"
    path.write_text(unit.replace("User=on-the-record", "User=daemon"), "utf-8")
    ended = told(ANALYZE or "", "verify", "--man=no", path)
    assert (ended.returncode, "on-the-record.service" in ended.stderr) == (0, False), ended.stderr
    ended = told(ANALYZE or "", "security", "--offline=yes", "--threshold=20", path)
    assert ended.returncode == 0, ended.stdout  # exposure of 2.0 of 10 at most


@pytest.mark.long
def test_without_torch_questions_are_answered_as_in_the_image(tmp_path: Path) -> None:
    """The packages that the image leaves out can't be imported; the model has been made ready."""
    from embeddings.default import default_encoder

    default_encoder().encode_question("ready")
    (line,) = [
        line
        for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
        if "pip uninstall -y torch" in line
    ]
    left_out = [name.replace("-", "_") for name in line.split("-y ")[1].split() if name.isascii()]
    left_out = ["sklearn" if name == "scikit_learn" else name for name in left_out if name != "\\"]
    for name in left_out:
        (tmp_path / "without" / name).mkdir(parents=True)
        (tmp_path / "without" / name / "__init__.py").write_text("raise ImportError(__name__)\n")
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    program = (
        "from qa import Record\n"
        "with Record.open('record') as record:\n"
        "    record.add('page.txt')\n"
        "    print(record.progress().share, record.ask('What was said about fish?').outcome)\n"
        "import qa.web.server\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": f"{tmp_path / 'without'}:{ROOT}"},
    )  # fmt: skip
    assert ended.stdout == "1.0 quotes\n", ended.stderr


@contextmanager
def behind_nginx(folder: Path, upstream: str) -> Iterator[str]:
    """The server of the page, with ports and files of this test; the address of its TLS."""
    pem, key = folder / "cert.pem", folder / "cert.key"
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={NAME}"]
    named = ["-addext", f"subjectAltName=DNS:{NAME}", "-out", str(pem), "-keyout", str(key)]
    subprocess.run(["openssl", *asked, *named], check=True, capture_output=True)
    with open_door("127.0.0.1", 0) as one, open_door("127.0.0.1", 0) as other:
        plain, secret = (door.getsockname()[1] for door in (one, other))
    site = shown("nginx")
    for there, here in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secret} ssl",
        f"/etc/ssl/{NAME}.pem": str(pem),
        f"/etc/ssl/private/{NAME}.key": str(key),
        "http://127.0.0.1:7860": upstream,
    }.items():
        assert site.count(there) == 1, there
        site = site.replace(there, here)
    with nginx(folder, site):
        yield f"127.0.0.1:{secret}"


@contextmanager
def nginx(folder: Path, site: str) -> Iterator[None]:
    """nginx with these servers, and files of this test, for as long as it lasts."""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
    whole += f"http {{\naccess_log off;\n{temporary}{site}}}\n"
    (folder / "nginx.conf").write_text(whole, "utf-8")
    command = [NGINX or "", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    assert told(*command, "-t").returncode == 0, told(*command, "-t").stderr
    with subprocess.Popen(command) as server:
        try:
            yield
        finally:
            server.terminate()


@pytest.mark.long
@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_behind_nginx_everything_is_served_and_what_is_not_for_strangers_is_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_KEYS", "yes")  # as the page's file of settings says
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "nginx").mkdir()
    with (
        Record.open(tmp_path / "record") as record,
        serving(record, Permission("here")) as upstream,
        behind_nginx(tmp_path / "nginx", upstream) as place,
    ):
        record.add(tmp_path / "page.txt", wait=False)
        trusted = ssl.create_default_context(cafile=str(tmp_path / "nginx/cert.pem"))
        with httpx.Client(
            base_url=f"https://{place}", verify=trusted, timeout=60, headers={"Host": NAME},
            transport=httpx.HTTPTransport(verify=trusted, retries=5),
        ) as client:  # fmt: skip
            client.get("/healthz", extensions={"sni_hostname": NAME}).raise_for_status()
            _looked_at(client, record)


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize("end", [";", "/;"], ids=["handed on whole", "cut"])
def test_below_a_path_of_another_site(tmp_path: Path, end: str) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "nginx").mkdir()
    location = all_shown("nginx")[1]
    with (
        Record.open(tmp_path / "record") as record,
        serving(record, below="/record") as upstream,
        open_door("127.0.0.1", 0) as door,
    ):
        record.add(tmp_path / "page.txt", wait=False)
        place = f"127.0.0.1:{door.getsockname()[1]}"
        door.close()
        assert "http://127.0.0.1:7860;" in location
        location = location.replace("http://127.0.0.1:7860;", f"{upstream}{end}")
        with (
            nginx(tmp_path / "nginx", f"server {{\nlisten {place};\n{location}}}\n"),
            httpx.Client(
                base_url=f"http://{place}", timeout=60, transport=httpx.HTTPTransport(retries=5)
            ) as client,
        ):
            assert client.get("/elsewhere").status_code in (403, 404)
            assert client.get("/record").headers["location"].endswith("/record/")
            front = client.get("/record/").text
            assert f'"root":"http://{place}/record"' in front.replace('": "', '":"')
            assert 'href="/record/web/style.css"' in front
            assert client.get("/record/web/app.js").status_code == 200
            listed = client.get("/record/everything?q=fish").text
            (link,) = set(re.findall(r'href="(/record/statements/[^"]+)"', listed))
            assert "fish stocks have recovered" in client.get(link).text
            asked = {"question": "What was said about fish?"}
            answer = client.post("/record/api/v1/ask", json=asked).json()
            assert answer["outcome"] == "quotes"


def _looked_at(client: httpx.Client, record: Record) -> None:
    over = {"sni_hostname": NAME}
    front = client.get("/", extensions=over)
    assert front.headers["strict-transport-security"] == "max-age=31536000"
    assert f"https://{NAME}" in front.text  # where Gradio's script sends questions to
    assert "http://127.0.0.1" not in front.text
    for shut in ("/admin", "/metrics"):
        assert client.get(shut, extensions=over).status_code == 403
    asked = {"question": "What was said about fish?"}
    assert client.post("/api/v1/ask", json=asked, extensions=over).status_code == 401
    pasted = client.post("/bring", data={"text": "On cod."}, files={"": b""}, extensions=over)
    assert pasted.status_code == 403
    _, key = Keys.of(record.store.folder).add("test", ["read"])
    held = {"Authorization": f"Bearer {key}", "Accept": "text/event-stream"}
    with client.stream(
        "POST", "/api/v1/ask/stream", json=asked, headers=held, extensions=over
    ) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = list(stream.iter_lines())
    assert sum(line.startswith("event:") for line in lines) > 1
    assert any("fish stocks have recovered" in line for line in lines)
