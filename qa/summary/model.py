"""Which language model writes summaries, and where it is: nowhere, unless somebody says so."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from qa.errors import SettingRefused

URL, MODEL, KEY, TIMEOUT = (
    f"ON_THE_RECORD_SUMMARY_{name}" for name in ("URL", "MODEL", "KEY", "TIMEOUT")
)
PATIENCE = 60.0  # seconds, unless it is said


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model on a server that speaks OpenAI's protocol (`/chat/completions` below `url`).

    `timeout` is in seconds, from the first byte sent to the last one read.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    timeout: float = PATIENCE

    @classmethod
    def chosen(
        cls,
        url: str | None = None,
        name: str | None = None,
        timeout: float | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Self | None:
        """As said here, or else by the environment; None where no address is named.

        The key comes from the environment alone: whoever lists processes sees options. Raises
        `SettingRefused` for what can't be used.
        """
        said = os.environ if environment is None else environment
        url = (url or said.get(URL, "")).strip().rstrip("/")
        name = (name or said.get(MODEL, "")).strip()
        if not url:
            if name:
                raise SettingRefused(f"{MODEL} names a model, and {URL} no server that has it.")
            return None
        if not name:
            raise SettingRefused(
                f"{URL} names a server of language models, and {MODEL} none of them."
            )
        model = cls(url, name, said.get(KEY, "").strip(), _seconds(timeout, said))
        model._check()
        return model

    @property
    def host(self) -> str:
        """Where it is, with the port where that is named."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def here(self) -> bool:
        """Whether that is this very machine."""
        name = urlsplit(self.url).hostname or ""
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"

    def _check(self) -> None:
        try:
            parts = urlsplit(self.url)
            named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        except ValueError:
            named = False
        if not named or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
            raise SettingRefused(
                f"{URL} is an address like http://127.0.0.1:11434/v1, not “{self.url}”."
            )
        if parts.username or parts.password:
            raise SettingRefused(f"{URL} may not hold a password; a key goes into {KEY}.")
        if self.key and parts.scheme == "http" and not self.here:
            raise SettingRefused(
                f"The key in {KEY} could be read by anybody on the way to {self.host}; "
                f"{URL} must begin with https://, or be on this machine."
            )
        if not self.key.isascii() or not self.key.isprintable():
            raise SettingRefused(f"The key in {KEY} has characters that no key has.")


def _seconds(timeout: float | None, said: Mapping[str, str]) -> float:
    given = said.get(TIMEOUT, "").strip() if timeout is None else str(timeout)
    try:
        seconds = float(given or PATIENCE)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= 3600:
        raise SettingRefused(f"{TIMEOUT} is a number of seconds up to 3600, not “{given}”.")
    return seconds
