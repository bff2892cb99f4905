"""Every metric family that a collection has gold for, on a system that holds its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from qa.evaluation import (
    ablation,
    conversations,
    everything,
    failures,
    follow_ups,
    given_passage,
    jsonl,
    near_misses,
    outcomes,
    quote_checks,
    quoting,
    retrieval,
    risk,
    tables,
    voices,
)
from qa.evaluation.captions import in_order, table
from qa.evaluation.clock import timed
from qa.evaluation.gold import Collection, GoldQuestion
from qa.evaluation.locate import Locator
from qa.evaluation.outcomes import Asked
from qa.evaluation.progress import Tell, silent
from qa.evaluation.report import Section
from qa.evaluation.risk import Curves
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored, Table
from qa.types import Answer


def measure(
    collection: Collection,
    system: System,
    *,
    rankers: Sequence[str] = ablation.RANKERS,
    tell: Tell = silent,
) -> Section:
    """One collection's section of the report."""
    bench = Bench(collection, system, rankers)
    made: list[Table] = []
    families = bench.families()
    for number, (name, family) in enumerate(families.items()):
        tell(f"{collection.name}: {name}", number, len(families))
        made += family()
    return Section(
        collection.name,
        jsonl.fingerprint(collection.source),
        counts(collection),
        in_order(made),
        bench.curves,
        tuple(bench.notes()),
    )


def counts(collection: Collection) -> dict[str, int]:
    """Items of each sort."""
    return {
        "questions": len(collection.questions) + len(collection.searches),
        "foreign questions": len(collection.foreign),
        "generated near misses": len(collection.made),
        "conversations": len(collection.conversations),
        "turns": sum(len(talk.turns) for talk in collection.conversations),
        "voices": len(collection.voices),
        "quote checks": len(collection.quotes),
        "given passages": len(collection.passages),
        "follow-ups": len(collection.follow_ups),
    }


@dataclass(slots=True)
class Bench:
    """A collection beside the system that is measured on it; each family yields its tables."""

    collection: Collection
    system: System
    rankers: Sequence[str]
    curves: Curves = field(default_factory=dict)
    locator: Locator = field(init=False)

    def __post_init__(self) -> None:
        self.locator = Locator(self.system)

    def families(self) -> dict[str, Callable[[], Iterator[Table]]]:
        """In the order they are run: answers first, so that they pay for their own vectors."""
        return {
            "answers": self.answers,
            "ranking": self.ranking,
            "everything": self.everything,
            "given passages": self.given_passages,
            "conversations": self.conversations,
            "follow-ups": self.follow_ups,
            "voices": self.voices,
            "quote checks": self.quote_checks,
        }

    def notes(self) -> Iterator[str]:
        if self.collection.about:
            yield self.collection.about
        if looked := len(self.locator.places):
            lost = len(self.locator.missing)
            yield f"Gold words not found in the stored text: {lost} of {looked} looked for."

    def ranking(self) -> Iterator[Table]:
        asked = self.collection.questions + self.collection.searches
        questions = [one for one in asked if one.relevant]
        if questions:
            rows, differences = ablation.evaluate(questions, self.system, self.rankers)
            yield table("Retrieval", rows)
            if differences:
                yield table("What fusing changes", differences)

    def answers(self) -> Iterator[Table]:
        questions = self.collection.questions
        if not questions:
            return
        asked = {one.id: timed(partial(self.system.ask, one.text)) for one in questions}
        quoted = (self._quoted(one, *asked[one.id]) for one in questions if one.relevant)
        yield table("Quotes", tables.rows([one for one in quoted if one]))
        answers = {key: answer for key, (answer, _) in asked.items()}
        lost = failures.evaluate(questions, answers, self.system, self.locator)
        yield table(
            "Where questions are lost", tables.rows(failures.scored(lost)), failures.worst(lost)
        )
        others = [*self.collection.foreign, *self.collection.made]
        foreign = {one.id: self.system.ask(one.text) for one in others}
        right = {
            one.id: quoting.first_answers(answers[one.id], one, self.locator) for one in questions
        }
        yield from self._outcomes([*questions, *others], {**answers, **foreign}, right)

    def everything(self) -> Iterator[Table]:
        if scored := everything.evaluate(self.collection.questions, self.system):
            yield table("Everything", tables.rows(scored))

    def given_passages(self) -> Iterator[Table]:
        passages = self.collection.passages
        if not passages:
            return
        answers = {one.id: given_passage.ask(one, self.system) for one in passages}
        scored = [given_passage.score(one, answers[one.id], self.locator) for one in passages]
        yield table("Given the passage", tables.rows(scored))
        yield from self._outcomes(passages, answers, {})

    def conversations(self) -> Iterator[Table]:
        if talks := self.collection.conversations:
            scored = conversations.evaluate(talks, self.system, self.locator)
            yield table("Conversations", tables.rows(scored))

    def follow_ups(self) -> Iterator[Table]:
        if turns := self.collection.follow_ups:
            yield table("Follow-ups", tables.rows(follow_ups.evaluate(turns, self.system)))

    def voices(self) -> Iterator[Table]:
        if gold := self.collection.voices:
            scored, confusion = voices.evaluate(gold, self.locator)
            counted = ", ".join(f"{pair} {n}" for pair, n in sorted(confusion.items()))
            yield table("Voices", tables.rows(scored), f"Gold → ours, both halves: {counted}.")

    def quote_checks(self) -> Iterator[Table]:
        if gold := self.collection.quotes:
            yield table("Quote checks", tables.rows(quote_checks.evaluate(gold, self.system)))

    def _quoted(self, question: GoldQuestion, answer: Answer, milliseconds: float) -> Scored | None:
        figures = quoting.scores(answer, question, self.locator)
        if figures is None:
            return None
        figures["cpu ms"] = milliseconds
        return Scored(question.id, half(question.id), figures, retrieval.groups(question.kind))

    def _outcomes(
        self, asked: Sequence[Asked], answers: Mapping[str, Answer], right: Mapping[str, bool]
    ) -> Iterator[Table]:
        """`right`, where known, says whether the first quote answers."""
        scored = [outcomes.score(one, answers[one.id]) for one in asked]
        yield table("Outcomes", (row for row in tables.rows(scored) if row.label != "all"))
        if all(one.answerable for one in asked):
            return
        yield table("Answerability", outcomes.auroc_rows(asked, answers))
        own = [one for one in asked if one.kind not in ("foreign", near_misses.KIND)]
        rows, curves = risk.evaluate(own, answers, right)
        self.curves |= curves
        yield table("Risk and coverage", rows)
