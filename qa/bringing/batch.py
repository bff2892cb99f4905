"""What one person brings at a time: items in order, and what became of each."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.bringing.fields import typed_over
from qa.bringing.item import Item

Typed = Mapping[int, Mapping[int, Mapping[str, str]]]  # item → statement → field → words


@dataclass
class Batch:
    """Its token is its address: whoever has it may look, correct and save."""

    token: str
    folder: Path
    items: dict[int, Item] = field(default_factory=dict)
    passed: int = 0
    saving: bool = False
    failure: str = ""
    touched: float = field(default_factory=time.monotonic)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def touch(self) -> None:
        self.touched = time.monotonic()

    @property
    def staged(self) -> int:
        """Bytes that wait to be saved, or were said to come."""
        states = ("offered", "reading", "ready")
        return sum(item.size for item in self.listed() if item.state in states)

    def listed(self) -> list[Item]:
        with self.lock:
            return list(self.items.values())

    def add(self, name: str, size: int, **known: Any) -> Item:
        with self.lock:
            item = Item(len(self.items), name, size, **known)
            self.items[item.number] = item
            return item

    def change(self, number: int, **changes: Any) -> Item:
        with self.lock:
            self.items[number] = replace(self.items[number], **changes)
            return self.items[number]

    def of_state(self, state: str) -> list[Item]:
        return [item for item in self.listed() if item.state == state]

    def to_save(self) -> list[Item]:
        """What saving would store."""
        return [item for item in self.listed() if item.saveable]

    def type_over(self, typed: Typed, newer: Mapping[int, bool]) -> None:
        """Take what was typed over the headers, and which files are newer versions."""
        with self.lock:
            for number, item in self.items.items():
                if item.state != "ready":
                    continue
                mine = typed.get(number, {})
                found = tuple(
                    typed_over(one, mine[place]) if place in mine else one
                    for place, one in enumerate(item.found)
                )
                chosen = newer.get(number, item.newer) and item.earlier is not None
                self.items[number] = replace(item, found=found, newer=chosen)

    def wrong(self) -> int:
        """How many fields hold what can't be taken."""
        return sum(item.wrong for item in self.listed())
