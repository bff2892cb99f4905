"""The facade asked: quotes, filters, follow-ups, everything, on statements made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Filters, Record
from qa.errors import QuestionError, VerificationError
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder


@pytest.fixture
def record(tmp_path: Path, database: str | None):
    with Record.open(tmp_path / "record", encoder=ToyEncoder(), database=database) as opened:
        opened.add_documents([TOKYO, OSLO], source="made")
        yield opened


def test_both_voices_of_an_answer_are_quoted_in_order(record: Record) -> None:
    answer = record.ask("What was said about concern over activity in the Kuril Islands?")
    assert answer.outcome == "quotes"
    told = [(quote.voice, quote.by, quote.text.split()[0]) for quote in answer.quotes[:2]]
    assert told == [("reported", "Taro Kono", "Foreign"), ("own", "Sergey Lavrov", "In")]
    assert [quote.number for quote in answer.quotes] == list(range(1, len(answer.quotes) + 1))
    for quote in answer.quotes:
        statement = record.statement(quote.statement_id)
        assert quote.text == statement.text[quote.start_char : quote.end_char]


def test_nothing_says_over_what(record: Record) -> None:
    answer = record.ask("What was said about helicopters?")
    assert (answer.outcome, answer.quotes) == ("nothing", ())
    assert answer.message == "Nothing in this record (2 statements, 30 May 2019 to 2 March 2021)."
    assert (answer.coverage.statements, answer.coverage.by_meaning) == (2, 1.0)


def test_a_reported_holder_is_found_in_anothers_statement(record: Record) -> None:
    answer = record.ask("What did Kono say about the Kuril Islands?")
    assert {(quote.by, quote.voice) for quote in answer.quotes} == {("Taro Kono", "reported")}
    assert answer.query.filters.speakers == ("Taro Kono",)


def test_whatever_a_person_said(record: Record) -> None:
    answer = record.ask("What did Kono say?")
    assert [quote.by for quote in answer.quotes] == ["Taro Kono"]


def test_nobody_of_that_name(record: Record) -> None:
    answer = record.ask("What did Jane Doe say about the harbour?")
    assert answer.outcome == "nothing"
    assert answer.message.startswith("Nothing by Jane Doe in this record")


def test_filters_leave_only_what_passes(record: Record) -> None:
    everywhere = record.search("harbour deepened")
    assert {result.source_id for result in everywhere} >= {"tokyo", "oslo"}
    late = record.search("harbour deepened", filters=Filters(date_from="2020-01-01"))
    assert {result.source_id for result in late} == {"oslo"}
    none = record.ask("harbour deepened", filters=Filters(date_from="2030-01-01"))
    assert none.message == "Nothing in this record (0 statements of 2 within the filters)."


@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        (Filters(speakers=("Kono",)), ["tokyo"]),  # though it is another's statement
        (Filters(speakers=("Kono",), own_words_only=True), []),
        (Filters(speakers=("Mr Hansen",), own_words_only=True), ["oslo"]),
        (Filters(speakers=("Kono", "Hansen")), ["oslo", "tokyo"]),
        (Filters(speakers=("Jane Doe",)), []),
        (Filters(own_words_only=True), ["oslo", "tokyo"]),
        (Filters(speakers=("Lavrov",), date_from="2020-01-01"), []),
    ],
)
def test_statements_are_listed_within_filters(
    record: Record, filters: Filters, listed: list[str]
) -> None:
    found, following = record.list(filters)
    assert ([one.source_id for one in found], following) == (listed, None)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(date_from="2021-13-01"),
        Filters(date_from="yesterday"),
        Filters(date_from="2021-01-01", date_to="2020-01-01"),
    ],
)
def test_filters_that_contradict_get_a_sentence(record: Record, filters: Filters) -> None:
    with pytest.raises(QuestionError, match=r"can't be read|swap"):
        record.ask("harbour", filters=filters)


def test_a_question_about_nothing_gets_a_sentence(record: Record) -> None:
    with pytest.raises(QuestionError, match="about what"):
        record.ask("What was said?")


def test_a_follow_up_carries_the_topic(record: Record) -> None:
    first = record.ask("What was said about the harbour of Kobe?")
    answer = record.ask("And when was that?", history=[("", first)])
    assert answer.query.carried
    assert answer.quotes[0].source_id == "tokyo"


def test_the_same_question_gets_the_same_answer_until_the_record_changes(record: Record) -> None:
    first, again = record.ask("harbour"), record.ask("harbour")
    assert first == again
    record.edit("oslo", title="Another title")
    changed = record.ask("harbour")
    assert changed.fingerprint != first.fingerprint
    assert changed.answer_id != first.answer_id


def test_answers_are_kept_and_verified_again(record: Record) -> None:
    answer = record.ask("harbour")
    assert record.answer(answer.answer_id) == answer
    assert record.answer("unknown") is None
    with record.store.transaction() as db:
        db.execute("UPDATE statements SET text = replace(text, 'harbour', 'airport')")
    with pytest.raises(VerificationError):
        record.answer(answer.answer_id)


def test_everything_about_counts_all_and_pages(record: Record) -> None:
    page = record.everything_about("harbour")
    assert page.total == 3
    assert [quote.source_id for quote in page.quotes] == ["tokyo", "oslo", "oslo"]
    assert page.next is None
    assert record.everything_about("harbour Kobe").total == 1
    assert record.everything_about("helicopter").total == 0


def test_how_often_is_counted(record: Record) -> None:
    answer = record.ask("How often was the harbour mentioned?")
    assert answer.query.topic == "the harbour"
    assert "In all there are 3 paragraphs of 2 statements with every word" in answer.message


def test_everything_says_how_much_there_is_beyond_what_is_shown(record: Record) -> None:
    answer = record.ask("List everything said about the harbour.")
    assert answer.query.intent == "everything"
    page = record.everything_about("List everything said about the harbour.")
    assert f"In all there are {page.total} paragraphs of 2 statements on it" in answer.message


def test_what_only_comes_near_is_not_counted_as_on_it(record: Record) -> None:
    question = "List everything said about the Kobe earthquake."
    assert record.everything_about(question).total > 0
    answer = record.ask(question)
    assert (answer.query.intent, answer.outcome) == ("everything", "nothing")
    assert "In all there" not in answer.message


def test_a_question_found_brings_its_answer(tmp_path: Path) -> None:
    document = Document(
        "d",
        (
            Block("Question: When will the treaty with Norway be ratified?", None, "question"),
            Block("Jens Hansen: It will take a year. Then we shall see.", "Jens Hansen"),
        ),
        Metadata(title="T", language="en"),
        numbered=True,
    )
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        record.add_documents([document], source="s")
        answer = record.ask("When will the treaty with Norway be ratified?")
        assert [(quote.voice, quote.paragraph) for quote in answer.quotes] == [
            ("questioner", 0),
            ("own", 1),
        ]


def test_quotes_are_checked_against_the_record(record: Record) -> None:
    exact = record.check_quote("Fish stocks have recovered in the northern waters.")
    assert (exact.verdict, exact.matches[0].by) == ("exact", "Jens Hansen")
    altered = record.check_quote("Fish stocks have not recovered in the northern waters.")
    assert [change.kind for change in altered.changes] == ["negation"]
    with pytest.raises(QuestionError):
        record.check_quote(" …")


def test_repeated_sentences_cite_their_own_place(tmp_path: Path) -> None:
    words = "The harbour stays open."
    blocks = (
        Block(f"{words} Ships from the south came."),
        Block(f"{words} Trains left for Bergen."),
    )
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        record.add_documents(
            [Document("d", blocks, Metadata(title="T", language="en"))], source="s"
        )
        quote = record.ask("Which trains left for Bergen from the harbour?").quotes[0]
        assert quote.paragraph == 1
        assert quote.start_char >= record.statement("d").paragraphs[1].start_char


def test_a_fact_at_the_end_of_a_long_paragraph_is_found(tmp_path: Path) -> None:
    filler = " ".join(f"The committee discussed item {n} of the long agenda." for n in range(170))
    block = Block(f"{filler} The lighthouse keeper received a medal.")
    assert len(block.text.split()) > 1500
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        record.add_documents([Document("d", (block,), Metadata(language="en"))], source="s")
        for by in ("lexical", "dense", "fused"):
            assert record.rank("lighthouse keeper medal", by=by)
        quote = record.ask("Did the lighthouse keeper receive a medal?").quotes[0]
        assert "lighthouse keeper received a medal" in quote.text


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        answer = record.ask("What was said about trade?")
        assert answer.message == "Nothing in this record (it has no statements yet)."
        assert record.examples() == []
        assert record.stats().statements == 0


def test_the_latest_is_the_newest_on_the_point_and_says_how_new_it_could_be(record: Record) -> None:
    harbour = "The harbour of Kobe will be deepened."
    dated = {"old": "2015-01-01", "new": "2020-01-01", "apart": "2022-01-01"}
    for key, date in dated.items():
        words = "Grain is dear." if key == "apart" else f"{harbour} It is the {key} plan."
        record.add_documents(
            [Document(key, (Block(words),), Metadata(title=key, date=date, language="en"))],
            source="dated",
        )
    first = record.ask("When was the harbour of Kobe first mentioned?")
    assert first.query.intent == "first"
    assert [quote.source_id for quote in first.quotes] == ["old", "tokyo", "new"]
    assert "The first is of 1 January 2015: nothing older was found" in first.message
    answer = record.ask("What is the latest on the harbour of Kobe?")
    assert answer.query.intent == "latest"
    assert [quote.source_id for quote in answer.quotes] == ["new", "tokyo", "old"]
    assert "The newest is of 1 January 2020" in answer.message
    assert "whose newest statement is of 1 January 2022" in answer.message


def test_everything_takes_in_what_is_on_the_point_in_other_words_and_says_so(
    record: Record,
) -> None:
    words = ("The harbour of Kobe is too shallow for us.", "Fish is dear in Bergen this year.")
    for number, text in enumerate(words):
        record.add_documents(
            [Document(f"d{number}", (Block(text),), Metadata(date="2020-01-01", language="en"))],
            source="more",
        )
    page = record.everything_about("the harbour of Kobe deepened")
    found = {quote.source_id: quote.why[0] for quote in page.quotes}
    assert found == {
        "tokyo": "holds every word asked for",
        "d0": "on the point in other words",
    }
    assert page.total == 2


def test_a_filter_read_out_of_the_question_can_be_dropped(record: Record) -> None:
    question = "What did Jens Hansen say about the harbour of Kobe?"
    bound = record.ask(question)
    assert bound.query.filters.speakers == ("Jens Hansen",)
    free = record.ask(question, drop=["speakers"])
    assert free.query.filters.speakers == ()
    assert free.query.dropped == ("speakers",)
    assert "tokyo" in {quote.source_id for quote in free.quotes}
    with pytest.raises(QuestionError, match="no sort of filter"):
        record.ask(question, drop=["colours"])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was the harbour discussed?", "They were said on 30 May 2019 and 2 March 2021."),
        ("Where was the harbour of Kobe mentioned?", "They were said in Tokyo (30 May 2019)."),
        ("Who spoke about fish stocks?", "They are the words of Jens Hansen."),
    ],
)
def test_when_where_and_who_are_told(record: Record, question: str, told: str) -> None:
    answer = record.ask(question)
    assert answer.outcome == "quotes"
    assert told in answer.message


def test_a_bare_name_in_a_list_is_no_quote(tmp_path: Path) -> None:
    listed = ("Panama .", "The harbours of Panama were deepened in spring.")
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as record:
        blocks = tuple(map(Block, listed))
        record.add_documents([Document("list", blocks, Metadata(language="en"))], source="made")
        quoted = [quote.text for quote in record.ask("What was said about Panama?").quotes]
    assert quoted == [listed[1]]


def test_examples_are_questions_that_are_answered(record: Record) -> None:
    examples = record.examples()
    assert examples
    assert all(record.ask(question).outcome == "quotes" for question in examples)


def test_a_year_alone_is_no_day(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as record:
        said = (Block("The harbours of Panama were deepened in spring."),)
        record.add_documents(
            [Document("a", said, Metadata(date="2014", language="en"))], source="x"
        )
        told = record.ask("When were the harbours of Panama deepened?").message
    assert "They are from 2014." in told
