"""An input changed at random; of a ZIP what it packs, where a flipped byte only breaks packing."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from tests.fuzzing.targets import LONGEST

_ZIP = b"PK\x03\x04"
Change = Callable[[bytes], bytes]


def changed(data: bytes, chosen: random.Random) -> bytes:
    """The bytes with a few changes: flipped, cut, doubled, or nonsense put in."""
    if data.startswith(_ZIP) and chosen.random() < 0.8:
        return within(data, chosen, lambda member: _plainly(member, chosen))
    return _plainly(data, chosen)


def within(data: bytes, chosen: random.Random, change: Change) -> bytes:
    """A ZIP with one of its members changed, packed whole again; a broken one as it is changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [(one, packed.read(one)) for one in packed.infolist()]
        at = chosen.randrange(len(members))
        members[at] = members[at][0], change(members[at][1])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as again:
            for info, member in members:
                told = zipfile.ZipInfo(info.filename)
                again.writestr(told, member, zipfile.ZIP_DEFLATED, 1)
    except Exception:  # whatever a ZIP that was broken already raises
        return change(data)
    return out.getvalue()[:LONGEST]


def _plainly(data: bytes, chosen: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chosen.randint(1, 6)):
        at, length = chosen.randrange(len(out) + 1), chosen.randint(1, 16)
        match chosen.randrange(4):
            case 0 if at < len(out):
                out[at] ^= 1 << chosen.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * chosen.randint(1, 20)
            case _:
                out[at:at] = chosen.randbytes(length)
    return bytes(out[:LONGEST])
