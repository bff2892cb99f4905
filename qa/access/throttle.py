"""How often one caller may ask: counted in memory, each window from its first request."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from corpus.messages import Message, counted, say

AT_WORK = 128  # requests that want work, of all callers together: 40 are answered, others wait
AT_ONCE = 200  # open requests of one caller: a page holds two as long as it is open
TOO_MANY_WAIT = say("Too many questions are waiting just now. Ask again in a moment.")
TOO_MANY_OPEN = say("Too much is open from here at once. Close other pages, and try again.")
SOON = {"Retry-After": "5"}  # seconds, beside either


@dataclass(frozen=True, slots=True)
class Rates:
    """How many of each sort in a minute or an hour; what a person does by hand stays far below."""

    requests: RateLimitItem = field(default_factory=lambda: RateLimitItemPerMinute(1200))
    work: RateLimitItem = field(default_factory=lambda: RateLimitItemPerMinute(120))
    opinions: RateLimitItem = field(default_factory=lambda: RateLimitItemPerHour(120))
    sign_ins_from: RateLimitItem = field(default_factory=lambda: RateLimitItemPerMinute(30, 5))
    sign_ins_as: RateLimitItem = field(default_factory=lambda: RateLimitItemPerMinute(10, 5))
    sign_ins_of: RateLimitItem = field(default_factory=lambda: RateLimitItemPerHour(200))


class Throttle:
    """Counts of one server."""

    def __init__(self, rates: Rates | None = None) -> None:
        self.rates = rates or Rates()
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._open: Counter[str] = Counter()
        self._at_work = 0

    def asked(self, who: str, *, work: bool, opinion: bool = False) -> int:
        """Seconds to wait before asking again, 0 if this may be answered.

        An `opinion` is kept for good, so that nobody may fill the disk with them.
        """
        rates = [("asked", self.rates.requests)]
        rates += [("work", self.rates.work)] if work else []
        rates += [("opinion", self.rates.opinions)] if opinion else []
        return self._counted([(rate, (name, who)) for name, rate in rates])

    def signing_in(self, address: str, name: str) -> int:
        """The same for a try at a password: by address, by address and name, and by name alone,
        which is the widest, so that nobody locks out another by trying."""
        return self._counted(
            [
                (self.rates.sign_ins_from, ("sign-in from", address)),
                (self.rates.sign_ins_as, ("sign-in as", address, name)),
                (self.rates.sign_ins_of, ("sign-in of", name)),
            ]
        )

    def forgive(self, address: str, name: str) -> None:
        """Tries of whoever got it right at last no longer count: an office may be one address."""
        self._limiter.clear(self.rates.sign_ins_from, "sign-in from", address)
        self._limiter.clear(self.rates.sign_ins_as, "sign-in as", address, name)

    @contextmanager
    def open(self, who: str) -> Iterator[bool]:
        """Whether this caller may have one more request open; used within its event loop only."""
        self._open[who] += 1
        try:
            yield self._open[who] <= AT_ONCE
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]

    @contextmanager
    def working(self) -> Iterator[bool]:
        """Whether one more request that wants work may wait for its turn; as `open` is used."""
        self._at_work += 1
        try:
            yield self._at_work <= AT_WORK
        finally:
            self._at_work -= 1

    def _counted(self, counts: list[tuple[RateLimitItem, tuple[str, ...]]]) -> int:
        waits = [
            max(1, round(self._limiter.get_window_stats(rate, *key).reset_time - time.time()))
            for rate, key in counts
            if not self._limiter.hit(rate, *key)
        ]
        return max(waits, default=0)


def too_often(seconds: int) -> Message:
    return counted(
        "Too much was asked from here just now. Try again in {n} second.",
        "Too much was asked from here just now. Try again in {n} seconds.",
        seconds,
    )
