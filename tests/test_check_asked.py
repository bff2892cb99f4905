"""Which questions ask for a quotation to be checked, and whom they name."""

from __future__ import annotations

import pytest

from qa.quotations.check_asked import Asked, asked_to_check


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Kari Berg say “the fish are back”?", Asked("the fish are back", "Kari Berg")),
        ('Has she ever said "the fish are back"?', Asked("the fish are back")),
        ("did Berg really claim: 'the fish aren't back'", Asked("the fish aren't back", "Berg")),
        (
            "Is it true that the Minister said “we will not pay”?",
            Asked("we will not pay", "the Minister"),
        ),
        ("Who said «the fish are back»?", Asked("the fish are back")),
        ("“The fish are back.”", Asked("The fish are back.")),
        ("Сказала ли Берг: «рыба вернулась домой»?", Asked("рыба вернулась домой", "Берг")),
        ("Правда ли, что Берг сказала «рыба уже дома»?", Asked("рыба уже дома", "Берг")),
        ("Чи казала Берг «риба повернулася додому»?", Asked("риба повернулася додому", "Берг")),
        ("Did she really ask “is the fish back”?", Asked("is the fish back")),
        ("Please check “the fish are back”", Asked("the fish are back")),
    ],
)  # fmt: skip
def test_a_quotation_and_a_question_about_it(question: str, expected: Asked) -> None:
    assert asked_to_check(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What was said about fish?",
        "What did Berg say about “the grain and fish deal”?",
        "Did Berg say that the fish are back?",
        "Did Berg say “fish”?",
        "When was the “law on fish farming” signed?",
        "Why don't we hear of the ministers' plans?",
    ],
)
def test_other_questions_are_not_checks(question: str) -> None:
    assert asked_to_check(question) is None
