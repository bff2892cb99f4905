"""`python app.py`: which record to open, what to add to it, and serving it."""

from __future__ import annotations

import argparse
import os
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa import settings
from qa.failure import sentence

if TYPE_CHECKING:
    from qa.record import Record
    from qa.web.work import Adding, Note

RECORDS = Path("records")
SAMPLE = RECORDS / "sample"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve a record; returns an exit code, having said in a sentence what went wrong."""
    try:
        chosen = chosen_from(arguments)
    except settings.SettingRefused as error:
        print(error, file=sys.stderr)
        return 2
    if missing := [str(path) for path in chosen.statements if not path.exists()]:
        print(f"There is no file or folder {', '.join(missing)}.", file=sys.stderr)
        return 1
    from qa.access.policy import Access
    from qa.summary import LanguageModel
    from qa.web.below import chosen as below_of
    from qa.web.server import PortRefused, open_door, serve_on

    try:
        access = Access.chosen(
            chosen.host,
            folder(chosen),
            public=chosen.public,
            proxy=chosen.proxy,
            identity=chosen.identity,
        )
        said = (chosen.summary_url, chosen.summary_model, chosen.summary_timeout)
        model = LanguageModel.chosen(*said)
        below = below_of(chosen.root_path)
        door = open_door(chosen.host, chosen.port)
        with door, _open(chosen) as record:
            adding = _adding(chosen, record)
            serve_on(
                door,
                record,
                access=access,
                adding=adding,
                may_add=chosen.adding,
                model=model,
                below=below,
            )
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("RECORD_DEBUG"):
            raise
        print(error if isinstance(error, PortRefused) else sentence(error), file=sys.stderr)
        return 1
    return 0


def demo() -> Any:
    """The Gradio Blocks over the default record, for hosts that want them instead of a server."""
    from qa.web.blocks import build
    from qa.web.handlers import Chat
    from qa.web.work import Work

    chosen = chosen_from([])
    record = _open(chosen)
    work = Work(record)
    work.start(_adding(chosen, record))
    return build(Chat(record, work))


def chosen_from(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the options say; where they are silent, the environment and the file of settings."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--config")
    settings.settle(first.parse_known_args(arguments)[0].config)
    return parser().parse_args(arguments)


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Serve the chat over a record. With nothing given: the State of the Union "
        "sample, added newest first while the page is already served.",
    )
    parser.add_argument("--config", metavar="FILE", help=settings.CONFIG_HELP)
    record = settings.value("record")
    parser.add_argument(
        "--record", type=Path, metavar="FOLDER", default=record, help=settings.help_of("record")
    )
    parser.add_argument(
        "--statements",
        type=Path,
        nargs="+",
        default=[],
        metavar="FOLDER",
        help="files or folders to add to it",
    )
    parser.add_argument(
        "--sample",
        type=int,
        nargs="?",
        const=0,
        metavar="N",
        help="add the sample, or only its newest N addresses",
    )
    for name, of_kind in (("host", str), ("port", int)):
        default, told = settings.value(name), settings.help_of(name)
        parser.add_argument(f"--{name}", type=of_kind, default=default, help=told)
    parser.add_argument("--adding", choices=("yes", "no"), help=settings.help_of("adding"))
    parser.add_argument(
        "--public", action="store_const", const=True, help=settings.help_of("public")
    )
    for name in ("root_path", "proxy", "identity", "summary_url", "summary_model"):
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, help=settings.help_of(name))
    parser.add_argument("--summary-timeout", type=float, help=settings.help_of("summary_timeout"))
    return parser


def _open(chosen: argparse.Namespace) -> Record:
    from qa.record import Record

    return Record.open(folder(chosen), labelled=False, database=settings.value("database"))


def folder(chosen: argparse.Namespace) -> Path:
    """The record asked for; else one for these statements, or the sample's."""
    if chosen.record:
        return Path(chosen.record)
    if chosen.statements and chosen.sample is None:
        first = chosen.statements[0].resolve()
        return RECORDS / f"{first.stem}-{zlib.crc32(str(first).encode()):08x}"
    return SAMPLE


def _adding(chosen: argparse.Namespace, record: Record) -> Adding | None:
    """What is to be added in the background, if anything."""
    wants_sample = chosen.sample is not None or not (chosen.record or chosen.statements)
    if not wants_sample and not chosen.statements:
        return None

    def add(note: Note) -> None:
        if chosen.statements:
            record.add(chosen.statements, wait=False, on_progress=note)
        if wants_sample:
            from corpus.sample import documents

            newest = documents(limit=chosen.sample or None)
            record.add_documents(newest, source="sample", wait=False, on_progress=note)

    return add
