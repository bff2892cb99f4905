"""Voices in somebody's own turn or statement: own unless a cue says otherwise."""

from __future__ import annotations

import re

from corpus.people import same_person
from qa.attribution.cited import cited
from qa.attribution.clauses import Clause, clauses
from qa.attribution.context import Context
from qa.attribution.countries import COUNTRY
from qa.attribution.holders import plain
from qa.attribution.nouns import Phrase
from qa.attribution.passives import is_agentless
from qa.attribution.verbs import DISTANT, MIND, NARRATED, SPEECH, TOGETHER_ONLY
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import bare, blank_quotes, tokens_of, word_set

_OFFICIAL = word_set("government ministry administration parliament leadership authorities")
_WE_AGREED = re.compile(r"\b[Ww]e\b.{10,}\band (?:also |have )*agreed (?:to|that|on)\b")
_VIEW = word_set(
    """
    believe believes believed think thinks thought consider considers considered hope hopes
    hoped expect expects expected agree agrees agreed fear fears feared doubt doubts doubted
    disagree disagrees disagreed
    """
)
_MUTUAL = re.compile(
    r"\b[Ww]e (?:have |are |were |had )?(?:also )?(?:both|jointly|unanimously|mutually)\b|"
    r"\b[Bb]oth of us\b|"
    r"\b[Ww]e (?:have |had |also |just )*(?:signed|adopted|issued) (?:a|the|our) joint|"
    r"\b[Ww]e (?:\w+ ){0,2}(?:came to|reached) an? (?:\w+ )?(?:agreement|understanding|consensus)|"
    r"\b[Ww]e (?:\w+ ){0,2}(?:reaffirmed|confirmed|expressed|share|shared|stressed|noted|declared) "
    r"(?:\w+ ){0,2}(?:common|shared|joint|mutual|same) (?:view|position|understanding|commitment|"
    r"opinion|desire|approach|determination|interest|intention|resolve)s?\b"
)
# "The President and I operate on the premise …", but not "and I am", "and I will".
_AND_I = re.compile(
    r"(?:\b(?!You\b|Government\b)[A-Z][\w’'-]+|colleagues?|friends?|counterparts?|minister|"
    r"president) and I "
    r"(?:(?:have|had|both|also|just|already|all|fully) )*"
    r"(?!\w+ly\b|am\b|will|would|can\b|could|may\b|hope|think|believe|want|must|do\b|was|"
    r"met\b|held|spoke|talk|attend|visit|are grateful)[a-z]+"
)
_ENDORSED = re.compile(
    r"\b(?:I|we) (?:(?:also|fully|completely|absolutely|entirely|certainly) )*"
    r"(?:agree|share|support)\b"
)
_ASKS = word_set("did do does have has had is are was were will would can could why how what who")
_LATE = 12  # tokens: a main clause this long before the reported one makes the sentence mixed


def spoken(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence that `context.speaker` says."""
    tokens = tokens_of(blank_quotes(sentence))
    found = [clause for clause in clauses(tokens) if clause.frame not in ("if", "what")]
    if sentence.endswith("?"):
        found = [clause for clause in found if clause.frame == "tail" or _is_told(tokens, clause)]
    if joint := _joint(sentence, found, context):
        return joint
    for clause in found:
        if _reports(clause, context) and _has_content(clause, tokens):
            return _reported(sentence, tokens, clause, context)
        if _ascribes(clause, context):
            return UNCLEAR
    if (phrase := cited(tokens)) and (holder := context.who(phrase)):
        return Verdict("reported", holder)
    return UNCLEAR if is_agentless(tokens) else Verdict("own", context.speaker)


def _is_told(tokens: list[str], clause: Clause) -> bool:
    """Whether a sentence that ends in a question begins with a report: "They said …, why …?"."""
    return clause.start <= 1 and tokens[0].lower() not in _ASKS


def _joint(sentence: str, found: list[Clause], context: Context) -> Verdict | None:
    for clause in found:
        if clause.subject.kind == "both" and not clause.denied:
            if "I" not in clause.subject.words and not _is_view(clause.verb):
                continue
            return Verdict("joint", context.speaker) if _takes_part(clause, context) else UNCLEAR
        if clause.subject.kind == "we" and clause.verb == "agreed" and not clause.denied:
            return Verdict("joint", context.speaker)
    if _AND_I.search(sentence) or _MUTUAL.search(sentence) or _WE_AGREED.search(sentence):
        return Verdict("joint", context.speaker)
    return None


def _takes_part(clause: Clause, context: Context) -> bool:
    """Whether the speaker is one of both: "Mr Abe and I", "both sides", not "the US and Iran"."""
    words = clause.subject.words
    named = [COUNTRY[bare(word)] for word in words if bare(word) in COUNTRY]
    return "I" in words or not (clause.subject.name or named) or context.home() in named


def _is_view(verb: str) -> bool:
    return verb in SPEECH or verb in _VIEW


def _reports(clause: Clause, context: Context) -> bool:
    kind, verb = clause.subject.kind, clause.verb
    if kind in ("i", "we", "who", "both") or verb in NARRATED or verb in TOGETHER_ONLY:
        return False
    if context.scene.body and context.scene.body in " ".join(clause.subject.words):
        return False  # "Costa Rica urges …", said for Costa Rica
    if kind == "you":
        return verb in SPEECH and not verb.startswith("ask")
    if kind in ("country", "group") and not _foreign(clause.subject, context):
        return False
    if kind == "country":
        return verb in (SPEECH if context.home() else DISTANT)
    return context.scene.holders.knows(clause.subject) and (_is_view(verb) or verb not in MIND)


def _ascribes(clause: Clause, context: Context) -> bool:
    """Whether a wish or stance is said to be another's: "they want", "he refuses"."""
    kind = clause.subject.kind
    if clause.verb not in MIND or clause.verb in _VIEW or kind in ("country", "group"):
        return clause.verb in MIND and kind == "group" and _foreign(clause.subject, context)
    if clause.start > _LATE:
        return False
    return kind in ("one", "they", "person") and context.scene.holders.knows(clause.subject)


def _foreign(subject: Phrase, context: Context) -> bool:
    """Whether a country or group is not the speaker's own: "the Russian side", "the government"."""
    home = context.home()
    if subject.country:
        return subject.country != home
    own_body = set(subject.words) & set((context.speaker or "").split())
    named = any(word[0].isupper() and word.lower() != "the" for word in subject.words)
    return not own_body and (named or subject.words[-1].lower() not in _OFFICIAL)


def _has_content(clause: Clause, tokens: list[str]) -> bool:
    """Whether something is reported: "the points that you expressed." only mentions it."""
    if clause.frame != "main":
        return True
    after = tokens[clause.at + 1 : clause.at + 12]
    if not after or after[0] in ".;)":
        return False
    return clause.subject.kind != "you" or "that" in after or clause.verb in ("said", "told")


def _reported(sentence: str, tokens: list[str], clause: Clause, context: Context) -> Verdict:
    late = clause.start > _LATE and tokens[clause.start - 1] not in ("that", "and")
    if (clause.denied and clause.verb not in _VIEW) or _ENDORSED.search(sentence):
        return UNCLEAR
    if late and clause.frame != "tail":
        return UNCLEAR
    holder = context.who(clause.subject)
    if holder and context.speaker and same_person(holder, context.speaker):
        if not clause.subject.name:  # "the Prime Minister", of another country
            return Verdict("reported", plain(clause.subject))
        return UNCLEAR  # nobody speaks of himself by name: the label is doubtful
    return Verdict("reported", holder)
