"""ZIP and TAR: what can be read is, by its name; what is hostile or broken is named."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from reading import documents, passed, read_all, refusal, refused

from corpus.errors import UnreadableSource
from corpus.reading import read_file
from corpus.types import Document

PAGE = "Statement by Foreign Minister Jane Holt on fish, Oslo, 3 May 2019\n\nFish is healthy.\n"
HTML = (
    "<html><body><h1>On cod</h1><p>We met today and spoke of cod and of herring.</p></body></html>"
)
ROWS = '{"id": 7, "title": "Row", "text": "Herring grew."}\n{"id": 8, "title": "Empty"}\n'
GOOD = {"2019/kono.txt": PAGE, "cod.html": HTML, "rows.jsonl": ROWS, "logo.png": "x", ".hid": "x"}


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, str | bytes]) -> Path:
    mode = {".gz": "w:gz", ".tgz": "w:gz", ".xz": "w:xz", ".bz2": "w:bz2"}.get(path.suffix, "w")
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return path


def packed(path: Path, members: dict[str, str | bytes]) -> Path:
    return zipped(path, members) if path.suffix == ".zip" else tarred(path, members)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.xz", "a.tar.bz2"])
def test_members_are_read_and_named(tmp_path: Path, name: str) -> None:
    found = read_all(packed(tmp_path / name, {**GOOD}))
    told = {d.metadata.member: (d.source_id, d.metadata.title) for d in documents(found)}
    assert told == {
        "2019/kono.txt": ("2019/kono.txt", PAGE.partition("\n")[0]),
        "cod.html": ("cod.html", "On cod"),
        "rows.jsonl": ("7", "Row"),
    }
    assert list(passed(found)) == ["logo.png"]
    assert list(refused(found)) == ["rows.jsonl/8"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_one_bad_member_does_not_stop_the_rest(tmp_path: Path, name: str) -> None:
    bad: dict[str, str | bytes] = {
        "../outside.txt": PAGE, "/absolute.txt": PAGE, "C:\\windows.txt": PAGE, "empty.txt": "",
        "binary.txt": bytes(range(256)) * 9, "broken.docx": "no", "what.xyz": "?", "late.txt": PAGE,
    }  # fmt: skip
    found = read_all(packed(tmp_path / name, bad))
    assert [d.source_id for d in documents(found)] == ["late.txt"]
    reasons = refused(found)
    assert set(reasons) == set(bad) - {"late.txt"}
    assert all(reason.endswith(".") for reason in reasons.values())
    assert "leads outside" in reasons["../outside.txt"]
    assert "No reader" in reasons["what.xyz"]


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name, kind in (("d.txt", tarfile.CHRTYPE), ("f.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            archive.addfile(info)
    assert set(refused(read_all(path))) == {"s.txt", "h.txt", "d.txt", "f.txt"}
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("s.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert "link" in refused(read_all(path))["s.txt"]


def test_bombs_are_named_and_not_unpacked(tmp_path: Path) -> None:
    zeros = b"0" * 40_000_000
    found = read_all(zipped(tmp_path / "a.zip", {"bomb.txt": zeros, "good.txt": PAGE}))
    assert "bomb" in refused(found)["bomb.txt"]
    assert len(documents(found)) == 1
    assert "bomb" in refusal(tarred(tmp_path / "a.tar.gz", {"bomb.txt": zeros}))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(zeros))
    assert "bomb" in refusal(tmp_path / "rows.jsonl.gz")
    (tmp_path / "rows.jsonl.xz").write_bytes(lzma.compress(zeros))
    assert "bomb" in refusal(tmp_path / "rows.jsonl.xz")


def test_archives_within_archives_to_a_small_depth(tmp_path: Path) -> None:
    data: bytes = zipped(tmp_path / "0.zip", {"deep.txt": PAGE}).read_bytes()
    for level in range(1, 5):
        members: dict[str, str | bytes] = {f"{level - 1}.zip": data, f"at{level}.txt": PAGE}
        data = zipped(tmp_path / f"{level}.zip", members).read_bytes()
    found = read_all(tmp_path / "2.zip")
    assert {d.metadata.member for d in documents(found)} == {
        *("at2.txt", "1.zip/at1.txt", "1.zip/0.zip/deep.txt"),
    }
    found = read_all(tmp_path / "4.zip")
    assert "archives deep" in next(iter(refused(found).values()))
    assert {d.metadata.member for d in documents(found)} >= {"at4.txt", "3.zip/at3.txt"}


def test_locked_members_are_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"locked.txt": PAGE, "good.txt": PAGE})
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    path.write_bytes(raw)
    found = read_all(path)
    assert "encrypted" in refused(found)["locked.txt"]
    assert [d.source_id for d in documents(found)] == ["good.txt"]


def test_names_in_other_encodings_are_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("XXXXX.txt", PAGE)
        archive.writestr("речь.txt", PAGE)
    path.write_bytes(path.read_bytes().replace(b"XXXXX", "Осло!".encode("cp866")))
    assert {d.source_id for d in documents(read_all(path))} == {"Осло!.txt", "речь.txt"}


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz"])
def test_cut_off_empty_and_false_archives_are_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / name, {f"{n}.txt": f"{PAGE}{n}" * 50 for n in range(200)})
    whole = path.read_bytes()
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    path.write_bytes(b"<html><body>not an archive</body></html>")
    assert refusal(path)
    path.write_bytes(whole[: len(whole) // 2 + 700])
    with pytest.raises(UnreadableSource, match="cut off"):
        read_all(path)
    packed(path, {})
    assert "empty" in refusal(path)


def test_what_is_read_before_an_archive_is_cut_off_is_kept(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar.gz", {"one.txt": PAGE, "two.bin.txt": os.urandom(90_000)})
    path.write_bytes(path.read_bytes()[:50_000])
    reader = read_file(path, source_id="a")
    first = next(reader)
    assert isinstance(first, Document)
    with pytest.raises(UnreadableSource, match="after what was read"):
        next(reader)


def test_thousands_of_members_come_one_by_one(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n:04}.txt": f"{PAGE}\n{n}\n" for n in range(1000)})
    reader = read_file(path, source_id="a")
    first = next(reader)
    assert isinstance(first, Document)
    assert first.source_id == "0000.txt"
    assert sum(isinstance(item, Document) for item in reader) == 999
