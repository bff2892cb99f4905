"""Whatever is asked, filtered by or named is a value, and never a piece of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from api_server import FISH, made_record

from corpus.errors import CorpusError
from qa import Filters, Record
from qa.errors import QuestionError

WORDS = (
    "'; DROP TABLE statements; --",
    "fish' OR '1'='1",
    "x') UNION SELECT text FROM statements --",
    '" OR ""="',
    "1; ATTACH '/tmp/x' AS x",
    "?, ?",
    "%' AND 1=1 --",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with made_record(tmp_path_factory.mktemp("sql") / "record") as made:
        yield made


@pytest.mark.parametrize("words", WORDS)
def test_words_of_sql_change_nothing_and_find_no_more(words: str, record: Record) -> None:
    before = record.store.connection.total_changes
    for filters in (
        Filters(speakers=(words,)),
        Filters(languages=(words,)),
        Filters(kinds=(words,)),
    ):
        assert record.ask(FISH, filters=filters).outcome == "nothing"
        assert filters.speakers or record.list(filters)[0] == []
        assert record.everything_about("fish", filters=filters).total == 0
        assert record.search("fish", filters=filters) == []
    for asked in (record.ask, record.everything_about, record.search, record.check_quote):
        with suppress(QuestionError):
            asked(words)
    for named in (record.statement, record.versions, record.remove):
        with pytest.raises(CorpusError):
            named(words)
    assert len(record.list(cursor=words)[0]) == 2  # no page's cursor: the first page
    assert record.store.connection.total_changes == before
    assert record.ask(FISH).outcome == "quotes"
