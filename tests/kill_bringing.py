"""A child that brings made-up files and reports each one that is saved, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from qa import Record
from qa.bringing.desk import Desk
from qa.bringing.item import Item
from qa.bringing.saving import Saving
from tests.toy_encoder import ToyEncoder

COUNT = 30
ROWS = 5
DATE = "2021-03-04"


def words(number: int) -> str:
    """A file of one statement; each fifth is rows of several."""
    if number % 5:
        return f"Remarks number {number}\n\nThe minister spoke of topic{number}. Nothing else.\n"
    return "".join(
        f'{{"id": "{number}-{n}", "title": "Row {n}", "text": "Said of topic{number}."}}\n'
        for n in range(ROWS)
    )


def name(number: int) -> str:
    return f"remarks-{number}.{'txt' if number % 5 else 'jsonl'}"


def main(folder: Path) -> None:
    """Save everything with its date corrected, printing each file's name once the store has it."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        desk = Desk(record)
        batch = desk.open()
        for number in range(COUNT):
            item = batch.add(name(number), 100)
            desk.place(batch, item).write_text(words(number), "utf-8")
            desk.read(batch, item)
        typed = {
            item.number: {place: {"date": DATE} for place in range(len(item.found))}
            for item in batch.to_save()
        }
        batch.type_over(typed, {})
        print("open", flush=True)

        def told(item: Item) -> None:
            print(item.name, flush=True)

        Saving(record, desk.brought).save(batch, told)
        print("saved", flush=True)
        desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
