"""Voices in somebody's own turn or statement: own unless a cue says otherwise."""

from __future__ import annotations

import re

from corpus.people import same_person
from qa.attribution.anyone import UTTER, has_words
from qa.attribution.cited import before_colon, cited, position, ruling, stated
from qa.attribution.clauses import Clause, clauses, is_incomplete
from qa.attribution.context import Context
from qa.attribution.nouns import Phrase
from qa.attribution.passives import agent, is_agentless, is_hearsay, was_told
from qa.attribution.quoting import quoting
from qa.attribution.sides import is_own
from qa.attribution.together import joint
from qa.attribution.verbs import DISTANT, MIND, NARRATED, REPORTING, SPEECH, TOGETHER_ONLY
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import word_set

_VIEW = word_set(
    """
    believe believes believed think thinks thought consider considers considered hope hopes
    hoped expect expects expected agree agrees agreed fear fears feared doubt doubts doubted
    disagree disagrees disagreed
    """
)
_THINKS = word_set("believe believes think thinks consider considers")
_ENDORSED = re.compile(
    r"\b(?:I|we) (?:(?:also|fully|completely|absolutely|entirely|certainly) )*"
    r"(?:agree|share|support)\b"
)
_DISSENT = re.compile(  # "We do not think that he should leave, as our partners suggest."
    r"\b(?:I|[Ww]e) (?:do not|don[’']t|cannot|can[’']t|never) "
    r"(?:think|believe|agree|see|consider|accept)\b"
)
_REPLIES = word_set(
    """
    answer answers answered answering reply replies replied replying respond responds responded
    responding add adds added adding observe observes observed cite cites cited quote quotes quoted
    brief briefs briefed express recall recalls recalled protest address specify detail acknowledge
    """
)
# What "they" once thought is the speaker's guess; what they think may be their word.
_GUESSED = word_set("thought believed hoped expected feared doubted considered")
_ASKS = word_set("did do does have has had is are was were will would can could why how what who")
_LATE = 12  # tokens: a main clause this long before the reported one makes the sentence mixed


_GOES_ON = re.compile(  # "And that the army would retreat.": what the sentence before began
    r"(?:(?:And|But|Or|Nor)\s+that|That)\s+(?=(?:the|an?|we|they|he|she|it|there|these|those|our|his|her|"
    r"their|no|all|every|some)\s+(?!(?:is|was|will|would|has|had|can)\b)|[A-Z])"
)
_ALLEGEDLY = re.compile(r"\b(?:allegedly|supposedly|purportedly)\b")


def spoken(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence that `context.speaker` says."""
    if _GOES_ON.match(sentence):
        if context.carried_on and not sentence.startswith("That"):
            return context.carried_on
        if _ALLEGEDLY.search(sentence):
            return UNCLEAR
    tokens = context.tokens(sentence)
    found = [clause for clause in clauses(tokens) if clause.frame not in ("if", "what")]
    if sentence.endswith("?"):
        found = [clause for clause in found if clause.frame == "tail" or _is_told(tokens, clause)]
    if verdict := joint(sentence, tokens, found, context):
        return verdict
    if (phrase := stated(tokens) or ruling(tokens)) and _is_outsider(phrase, context):
        return Verdict("reported", context.who(phrase))
    for clause in found:
        if _is_a_saying(clause, tokens):
            return UNCLEAR
        if clause.frame == "as" and _DISSENT.search(sentence):
            return Verdict("own", context.speaker)
        if _reports(clause, tokens, context) and _has_content(clause, tokens):
            return _reported(sentence, tokens, clause, context)
        if _ascribes(clause, context):
            return UNCLEAR
    if verdict := quoting(sentence, context):
        return verdict
    if (phrase := before_colon(tokens)) and (holder := context.who(phrase)):
        return Verdict("reported", holder)
    if (phrase := position(tokens) or cited(tokens)) and (holder := context.who(phrase)):
        own = phrase.kind in ("group", "country") and is_own(phrase, context)
        return Verdict("own", context.speaker) if own else Verdict("reported", holder)
    if (phrase := agent(tokens)) and _is_outsider(phrase, context):
        return Verdict("reported", context.who(phrase))
    open_ = is_agentless(tokens) or was_told(tokens) or is_hearsay(tokens)
    return UNCLEAR if open_ else Verdict("own", context.speaker)


def _is_outsider(phrase: Phrase, context: Context) -> bool:
    if phrase.kind in ("group", "country"):
        return not is_own(phrase, context)
    return phrase.kind in ("person", "one", "they") and context.scene.holders.knows(phrase)


def _is_told(tokens: list[str], clause: Clause) -> bool:
    """Whether a sentence that ends in a question begins with a report: "They said …, why …?"."""
    return clause.start <= 1 and tokens[0].lower() not in _ASKS


def _is_view(verb: str) -> bool:
    return verb in SPEECH or verb in _VIEW


def _reports(clause: Clause, tokens: list[str], context: Context) -> bool:
    kind, verb = clause.subject.kind, clause.verb
    if is_incomplete(tokens, clause.at) or _promises(tokens, clause):
        return False
    if kind in ("i", "we", "who", "both") or verb in NARRATED or verb in TOGETHER_ONLY:
        return False
    if kind == "you":
        return verb in SPEECH and not verb.startswith("ask") and verb != "recall"
    if kind in ("country", "group") and is_own(clause.subject, context):
        return False
    if kind == "country":
        told = verb in REPORTING - MIND or verb in _THINKS
        if "that" in tokens[clause.at + 1 : clause.at + 4] and told:
            return True  # of his own country a speaker says so only where the page names it
        return verb in (SPEECH if context.is_abroad(clause.subject.country) else DISTANT)
    if verb in UTTER and has_words(tokens, clause.at):
        return True  # whoever "The Pentagon" and "Hamas" are
    if kind == "they" and verb in _GUESSED:
        return False
    return context.scene.holders.knows(clause.subject) and (_is_view(verb) or verb not in MIND)


def _is_a_saying(clause: Clause, tokens: list[str]) -> bool:
    """ "As they say, good fences …", "when they say that …, we must remember": nobody's words."""
    before = tokens[clause.start - 1].lower() if clause.start else ""
    return clause.subject.kind == "they" and clause.verb == "say" and before in ("as", "when")


def _promises(tokens: list[str], clause: Clause) -> bool:
    """ "He agreed to cut spending" is a deed that the speaker tells of."""
    rest = [word for word in tokens[clause.at + 1 : clause.at + 4] if not word.endswith("ly")]
    return clause.verb.startswith("agree") and rest[:1] == ["to"]


def _ascribes(clause: Clause, context: Context) -> bool:
    """Whether a wish or stance is said to be another's: "they want", "he refuses"."""
    kind = clause.subject.kind
    if kind == "they" and clause.verb in _GUESSED:
        return True
    if clause.verb not in MIND or clause.verb in _VIEW or kind in ("country", "group"):
        return clause.verb in MIND and kind == "group" and not is_own(clause.subject, context)
    if clause.start > _LATE:
        return False
    return kind in ("one", "they", "person") and context.scene.holders.knows(clause.subject)


def _has_content(clause: Clause, tokens: list[str]) -> bool:
    """Whether something is reported: "the points that you expressed." only mentions it."""
    if clause.frame != "main":
        return True
    after = tokens[clause.at + 1 : clause.at + 12]
    if not after or after[0] in ".;)":
        return False
    if clause.verb in _REPLIES and after[0] != "," and not has_words(tokens, clause.at):
        return False  # "they were responding to a call", "an answer to the need"
    if clause.subject.kind != "you" or "that" in after:
        return True
    return clause.verb in ("said", "told") and after[0] != ","


def _reported(sentence: str, tokens: list[str], clause: Clause, context: Context) -> Verdict:
    late = clause.start > _LATE and tokens[clause.start - 1] not in ("that", "and")
    if (clause.denied and clause.verb not in _VIEW) or _ENDORSED.search(sentence):
        return UNCLEAR
    if late and clause.frame != "tail":
        return UNCLEAR
    holder = context.who(clause.subject, tokens[: clause.start])
    if holder and context.speaker and same_person(holder, context.speaker):
        if not context.labelled and clause.subject.name:
            return Verdict("reported", context.speaker)  # the page tells of its own speaker
        return UNCLEAR  # nobody speaks of himself by name: the label is doubtful
    if clause.subject.kind == "person":
        context.note_subject(holder)
    return Verdict("reported", holder)
