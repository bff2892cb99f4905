"""XML that others wrote: no entities, no network, no document type."""

from __future__ import annotations

from typing import Any

from corpus.errors import UnreadableSource
from corpus.messages import Message, say


def parse_xml(data: bytes, what: str) -> Any:
    """The root element; raises `UnreadableSource`, naming the part `what`, if it is no XML.

    Entities that a document declares itself are how a few bytes become gigabytes, or a file of
    this machine: no office program writes any, so a document that does is refused.
    """
    from lxml import etree  # type: ignore[import-untyped]

    # Without huge_tree libxml2 itself ends what entities in attributes would blow up.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entity" in str(error).casefold() and b"<!ENTITY" in data:
            raise UnreadableSource(_unsafe(what)) from error
        told = str(error).partition("\n")[0].rstrip(".")
        raise UnreadableSource(
            say("It is damaged: its part {part} is no XML ({reason}).", part=what, reason=told)
        ) from error
    if (info := root.getroottree().docinfo).internalDTD is not None and list(
        info.internalDTD.iterentities()
    ):
        raise UnreadableSource(_unsafe(what))
    return root


def _unsafe(part: str) -> Message:
    return say(
        "Its part {part} declares XML entities, as attacks do and no office program does: open it "
        "in one and save it anew.",
        part=part,
    )
