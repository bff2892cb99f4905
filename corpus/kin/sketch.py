"""MinHash of a text, cut into bands (Broder 1997): near-duplicates have one in common.

At a likeness of 0.5, as of a text and its first half, two share none of the 40 bands once in two
hundred times, at 0.3 every third time. What shares a band is compared in full, so that no estimate
decides anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from corpus.kin.words import shingles

BANDS, ROWS = 40, 3
MADE_BY = f"rensa {version('rensa')}, {BANDS}x{ROWS}"  # other numbers can't be compared with these
_SEED = 1


def bands(words: tuple[str, ...]) -> Iterator[str]:
    """A name for each band, the same for the same words."""
    from rensa import RMinHash

    minhash = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    minhash.update([" ".join(shingle) for shingle in shingles(words)])
    numbers = minhash.digest()
    for band in range(BANDS):
        yield f"band {band} {_joined(numbers[band * ROWS : (band + 1) * ROWS])}"


def hashed(clue: str) -> int:
    """A clue as the store keeps it: 64 bits with a sign."""
    digest = hashlib.blake2b(clue.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))
