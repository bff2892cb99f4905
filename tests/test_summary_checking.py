"""What a model may write: each fault by itself withholds all of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_samples import KONO, REPLY, quote

from qa.summary import withheld
from qa.summary.checking import checked
from qa.summary.withheld import Withheld

QUOTES = (
    quote(1, KONO, start_char=100, end_char=100 + len(KONO)),
    quote(
        2,
        REPLY,
        voice="own",
        by="Sergey Lavrov",
        start_char=300,
        end_char=300 + len(REPLY),
        citation="Sergey Lavrov, Tokyo, 30 May 2019",
    ),
)
ЗАЯВЛЕНИЕ = (
    "Министр иностранных дел Японии Таро Коно выразил обеспокоенность военной деятельностью России "
    "на 4 островах: «наша позиция» известна."
)
RUSSIAN = (
    quote(
        1, ЗАЯВЛЕНИЕ, by="Таро Коно", speaker="Сергей Лавров", place="Токио",
        title="О переговорах", citation="Таро Коно, Токио", language="ru",
    ),
)  # fmt: skip

HONEST = (
    "Taro Kono expressed concern over Russia's military activity [1].",
    "Foreign Minister of Japan Taro Kono spoke of the southern Kuril Islands. [1]",
    "On 30 May 2019 in Tokyo, Kono expressed concern [1], and Lavrov reaffirmed a position [2].",
    "According to Sergey Lavrov, forces are “operating on their sovereign territory” [2].",
    'Lavrov called it "sovereign territory" [2].',
    "Sergey Lavrov cited international law [2]. Kono was concerned [1].",
    "Kono was concerned [1, 2].",
    "<think>Who is Putin?</think>\n\nKono was concerned [1].",
    "The speaker’s position was reaffirmed in response [2].",
)
FAULTS = {
    "": withheld.EMPTY,
    "  \n": withheld.EMPTY,
    "Kono expressed concern.": withheld.UNCITED,
    "Kono expressed concern [1]. Lavrov replied.": withheld.UNCITED,
    "Kono expressed concern. Lavrov replied [2].": withheld.UNCITED,
    "Kono expressed concern [3].": withheld.UNKNOWN,
    "Kono expressed concern [0].": withheld.UNKNOWN,
    "Kono expressed concern [1][12].": withheld.UNKNOWN,
    "Kono expressed concern [1-2].": withheld.NOT_PLAIN,
    "Putin expressed concern [1].": withheld.NAMED,
    "Will expressed concern [1].": withheld.NAMED,
    "Concern was expressed by Vladimir Putin [1].": withheld.NAMED,
    "Kono spoke of NATO [1].": withheld.NAMED,
    "Kono expressed concern in Kyiv [1].": withheld.NAMED,
    "Kono expressed concern over international Law of the Sea [1].": withheld.NAMED,
    "Kono expressed concern over 12 islands [1].": withheld.NUMBERED,
    "Kono expressed concern over twelve islands [1].": withheld.NUMBERED,
    "Kono expressed concern in 2020 [1].": withheld.NUMBERED,
    "Kono expressed no concern [1].": withheld.DENIED,
    "Forces aren’t operating on their territory [2].": withheld.DENIED,
    "We reaffirmed our position [2].": withheld.IN_PERSON,
    "I am sorry, Kono expressed concern [1].": withheld.IN_PERSON,
    "Kono asks you to be concerned [1].": withheld.IN_PERSON,
    "Таро Коно выразил обеспокоенность [1].": withheld.FOREIGN,
    "**Kono** expressed concern [1].": withheld.NOT_PLAIN,
    "# Kono [1]": withheld.NOT_PLAIN,
    "<b>Kono</b> expressed concern [1].": withheld.NOT_PLAIN,
    "Kono expressed `concern` [1].": withheld.UNPAIRED,
    "Kono expressed concern\u202e [1].": withheld.NOT_PLAIN,
    "Kono expressed concern\u200b [1].": withheld.NOT_PLAIN,
    "[1].": withheld.NOT_PLAIN,
    "Kono expressed concern at kuril.example [1].": withheld.LINKED,
    "Kono expressed concern, see //kuril [1].": withheld.LINKED,
    '{"summary": "Kono expressed concern [1]"}': withheld.NOT_PLAIN,
    "Kono expressed concern [1]. " * 7: withheld.TOO_LONG,
    "Kono expressed concern " * 50 + "[1].": withheld.TOO_LONG,
}  # fmt: skip
# Each pair of marks around words that the quote has, and around words that it has not.
MARKS = ("“”", "„“", "„”", "«»", "‹›", "‘’", "‚‘", '""', "''", "＂＂", "「」", "『』", "〝〞", "❝❞")


@pytest.mark.parametrize("written", HONEST)
def test_what_keeps_to_the_quotes_is_shown(written: str) -> None:
    for sentence in checked(written, QUOTES):
        assert sentence.citations
        assert "[" not in sentence.text
        assert sentence.text.endswith(".")


def test_citations_are_told_apart_from_words() -> None:
    first, second = checked("Kono was concerned. [1][2]\nLavrov replied [2, 1].", QUOTES)
    assert (first.text, first.citations) == ("Kono was concerned.", (1, 2))
    assert (second.text, second.citations) == ("Lavrov replied.", (2, 1))


@pytest.mark.parametrize("written", FAULTS)
def test_one_fault_withholds_all(written: str) -> None:
    with pytest.raises(Withheld) as told:
        checked(written, QUOTES)
    assert told.value.reason == FAULTS[written]


@pytest.mark.parametrize("marks", MARKS)
def test_words_in_any_marks_are_the_quotes_own(marks: str) -> None:
    opening, closing = marks
    words = "their sovereign territory"
    (sentence,) = checked(f"Lavrov spoke of {opening}{words}{closing} [2].", QUOTES)
    (quoted,) = sentence.quoted
    assert sentence.text[quoted.start : quoted.end] == words
    assert REPLY[quoted.start_char - 300 : quoted.end_char - 300] == words
    assert (quoted.number, quoted.statement_id) == (2, "tokyo-1")
    for lie in ("their Sovereign territory", "sovereign territories", "heir sovereign territory"):
        with pytest.raises(Withheld) as told:
            checked(f"Lavrov spoke of {opening}{lie}{closing} [2].", QUOTES)
        assert told.value.reason == withheld.MISQUOTED
    with pytest.raises(Withheld) as told:  # it stands in another quote than the one cited
        checked(f"Kono spoke of {opening}{words}{closing} [1].", QUOTES)
    assert told.value.reason == withheld.MISQUOTED


@pytest.mark.parametrize(
    "written",
    [
        "Lavrov spoke of “sovereign territory [2].",
        "Lavrov spoke of sovereign territory” [2].",
        "Lavrov spoke of “sovereign” own territory” [2].",
        "Lavrov spoke of «sovereign territory” [2].",
        "Lavrov spoke of »sovereign territory« [2].",
        "Lavrov spoke of ’sovereign territory’ [2].",
        "Lavrov spoke of ``sovereign territory'' [2].",
        "Lavrov spoke of ‘sovereign’ forces’ territory [2].",
        "Lavrov spoke of “” [2].",
        "Lavrov spoke of ″sovereign territory″ [2].",
    ],
)
def test_marks_that_do_not_pair_withhold(written: str) -> None:
    with pytest.raises(Withheld) as told:
        checked(written, QUOTES)
    assert told.value.reason in (withheld.UNPAIRED, withheld.MISQUOTED)


def test_russian_names_are_known_in_every_case() -> None:
    for written in (
        "По словам Сергея Лаврова, Таро Коно обеспокоен деятельностью России [1].",
        "Россию обсуждали в Токио с министром Японии [1].",
        "Коно сказал: «выразил обеспокоенность» [1].",
        "Также упомянута „наша позиция“ [1].",
    ):
        assert checked(written, RUSSIAN), written
    for written, reason in {
        "Владимир Путин выразил обеспокоенность [1].": withheld.NAMED,
        "По словам Лавренова, Коно обеспокоен [1].": withheld.NAMED,
        "Коно обеспокоен деятельностью Русса [1].": withheld.NAMED,
        "Коно упомянул 5 островов [1].": withheld.NUMBERED,
        "Коно упомянул пять островов [1].": withheld.NUMBERED,
        "Коно не выразил обеспокоенность [1].": withheld.DENIED,
        "Коно сказал «выразил озабоченность» [1].": withheld.MISQUOTED,
        "Мы выразили обеспокоенность [1].": withheld.IN_PERSON,
        "Kono was concerned [1].": withheld.FOREIGN,
    }.items():
        with pytest.raises(Withheld) as told:
            checked(written, RUSSIAN)
        assert told.value.reason == reason, written


@given(st.text(max_size=200))
def test_whatever_is_written_it_is_checked_or_withheld(written: str) -> None:
    with suppress(Withheld):
        sentences = checked(written, QUOTES)
        assert all(set(one.citations) <= {1, 2} and one.citations for one in sentences)


@given(
    st.lists(
        st.one_of(
            st.sampled_from("“”„«»‹›‘’‚\"'"),
            st.sampled_from(["sovereign territory", "Kono", " is ", "praise", "[2]", ". "]),
        ),
        max_size=14,
    )
)
def test_no_arrangement_of_marks_lets_other_words_into_them(pieces: list[str]) -> None:
    """Whatever a double mark opens and its like closes, in the order of reading, is the quote's."""
    try:
        sentences = checked("".join(pieces), QUOTES)
    except Withheld:
        return
    for one in sentences:
        for opening, closing in ("“”", "«»", "„”"):
            _, opened, after = one.text.partition(opening)
            if opened and closing in after:
                inside = after.partition(closing)[0]
                assert inside.strip("“”„«»‹›‘’‚\"'") in KONO + REPLY
