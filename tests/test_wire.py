"""A file that takes over the child that reads it gets no further; whatever reads well arrives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import isolation
from corpus.errors import UnreadableSource
from corpus.types import Block, Document, Member, Metadata, PassedOver, Refused, Translation
from corpus.web.feeds import feed_links
from corpus.web.types import Links
from corpus.wire import HEAD, NotUnderstood, part_frame, part_of
from tests.hostile_child import sends

FEED = b"""<rss version="2.0"><channel><title>News</title>
<item><link>https://example.org/1</link><title>One</title></item></channel></rss>"""


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    isolation.close()
    yield
    isolation.close()


def test_what_a_function_gives_arrives_as_its_type() -> None:
    links = isolation.in_child(feed_links, FEED, "https://example.org/feed", None)
    assert isinstance(links, Links)
    assert [one.address for one in links.pages] == ["https://example.org/1"]


@pytest.mark.parametrize(
    "what",
    [
        "pickle", "pickled answer", "pickled part", "endless", "another kind", "another type",
        "a part for an answer", "an unknown role", "a wrong field", "deep", "no text", "nothing",
        "two answers",
    ],
)  # fmt: skip
def test_a_child_that_was_taken_over_is_refused_and_replaced(what: str, tmp_path: Path) -> None:
    mark = tmp_path / "harmed"
    with pytest.raises(UnreadableSource):
        isolation.in_child(sends, what, str(mark))
    assert not mark.exists()
    if what not in ("nothing", "two answers"):  # well-formed, so that it may be kept if it lives
        assert isolation._idle == []


@pytest.mark.parametrize("kind", [b"D", b"R", b"P", b"M", b"A", b"Z"])
@given(payload=st.binary(max_size=200))
def test_any_bytes_are_a_part_or_not_understood(kind: bytes, payload: bytes) -> None:
    try:
        part = part_of(kind, payload)
    except NotUnderstood:
        return
    assert isinstance(part, Document | Refused | PassedOver | Member)


words = st.text(max_size=30)
parts = st.one_of(
    st.builds(
        Document,
        words,
        st.lists(st.builds(Block, words, st.none() | words), max_size=3).map(tuple),
        st.builds(
            Metadata,
            title=words,
            speakers=st.lists(words, max_size=2).map(tuple),
            translations=st.lists(st.builds(Translation, words), max_size=2).map(tuple),
        ),
    ),
    st.builds(Refused, words, words),
    st.builds(PassedOver, words, words),
    st.builds(Member, words, st.binary(max_size=50)),
)


@settings(max_examples=200)
@given(parts)
def test_every_part_arrives_as_it_was_sent(part: Document | Refused | PassedOver | Member) -> None:
    sent = part_frame(part)
    assert part_of(sent[:1], sent[HEAD:]) == part


def test_half_a_character_is_replaced() -> None:
    sent = part_frame(Refused("a\ud800b", "reason"))
    assert part_of(sent[:1], sent[HEAD:]) == Refused("a?b", "reason")
