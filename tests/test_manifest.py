"""A manifest is written whole or not at all, and refuses what is not its own."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from embeddings.errors import IndexDamaged
from embeddings.manifest import Manifest, file_crc32, replace_file

MANIFEST = Manifest("record", "layout-1 model", "index-1", row=5, sequence=7, crc32=9)


def test_it_comes_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    assert Manifest.read(path) is None
    MANIFEST.write(path)
    assert Manifest.read(path) == MANIFEST
    assert [p.name for p in tmp_path.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"record_id": 1, "more": 2}', b"\xff"])
def test_what_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(IndexDamaged):
        Manifest.read(path)


def test_another_record_or_way_is_refused() -> None:
    MANIFEST.check("record", "layout-1 model")
    with pytest.raises(IndexDamaged, match="another record"):
        MANIFEST.check("other", "layout-1 model")
    with pytest.raises(IndexDamaged, match="layout-1 model, wanted is layout-2 model"):
        MANIFEST.check("record", "layout-2 model")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def fail(part: Path) -> None:
        part.write_text("ne")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        replace_file(path, fail)
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_crc(tmp_path: Path) -> None:
    path, data = tmp_path / "file", bytes(range(256)) * 9000
    path.write_bytes(data)
    assert file_crc32(path) == zlib.crc32(data)
    assert file_crc32(path, 1_500_000) == zlib.crc32(data[:1_500_000])
    assert file_crc32(path, 0) == 0
