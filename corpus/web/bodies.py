"""Bodies of answers, unpacked no further than allowed: a bomb stops at the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from corpus.web.types import NotFetched

_GZIP = b"\x1f\x8b"
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as the bytes say


def unpacked(chunks: Iterable[bytes], encoding: str, largest: int) -> bytes:
    """The whole body; raises `NotFetched` if it is larger than `largest`, packed or unpacked."""
    coding = encoding.strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise NotFetched(f"It is packed in a way that was not asked for ({coding[:40]}).")
    body = bytearray()
    plain = coding in ("", "identity")
    unpacker = None if plain else zlib.decompressobj(_EITHER)
    for chunk in chunks:
        body += chunk if unpacker is None else _more(unpacker, chunk, largest - len(body))
        if len(body) > largest:
            raise NotFetched(f"It is larger than {largest / (1 << 20):,.4g} MB.")
    return bytes(body)


def gunzipped(data: bytes, largest: int) -> bytes:
    """What a .gz file holds; anything else as it is."""
    return unpacked([data], "gzip", largest) if data.startswith(_GZIP) else data


def _more(unpacker: zlib._Decompress, chunk: bytes, room: int) -> bytes:
    """At most one byte more than there is room for."""
    try:
        return unpacker.decompress(chunk, max(room, 0) + 1)
    except zlib.error:
        raise NotFetched("Its body is packed wrongly and can't be unpacked.") from None
