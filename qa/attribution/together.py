"""Joint words: what two sides say, decide or think together, told by one of them.

"And I" alone joins nothing: "My wife and I are grateful" is one speaker's. Joint needs another
side (not family, not the speaker's own bodies) and a verb of speaking, agreeing or thinking.
"""

from __future__ import annotations

import re

from qa.attribution.clauses import Clause
from qa.attribution.context import Context
from qa.attribution.countries import COUNTRY
from qa.attribution.holders import plain
from qa.attribution.subjects import is_governed
from qa.attribution.verbs import MIND, SPEECH, TOGETHER
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import bare, word_set

# Nobody's other side: family, those spoken to, and the speaker's own bodies and people.
_NEAR = word_set(
    """
    wife husband spouse family son daughter sons daughters children kids parents mother father
    brother sister friends you congress senate house parliament cabinet government administration
    nation people team staff party
    """
)
_SETTLED = word_set(
    """
    agree agreed decide decided sign signed adopt adopted conclude concluded discuss discussed
    exchange exchanged confirm confirmed reaffirm reaffirmed reached
    """
)
_THINKS = word_set(
    """
    believe believed think thought consider considered agree agreed expect expected hope hoped
    fear feared doubt doubted disagree disagreed support supported share shared
    """
)
_OUTLOOK = (
    ("operate", "on"), ("proceed", "from"), ("proceeded", "from"), ("are", "convinced"),
    ("are", "confident"), ("are", "certain"), ("see", "eye"), ("spoke", "in"), ("spoke", "about"),
    ("spoke", "out"), ("talked", "about"), ("are", "of"), ("are", "both"), ("came", "to"),
)  # fmt: skip
_ADVERBS = word_set("have had both also just already all fully jointly today then again do did")
_START = r"(?:^|[,;:–—]\s|\b(?:that|and|but|because|as|so|since|while)\s)"
_MUTUAL = re.compile(
    rf"{_START}[Ww]e (?:are |were )(?:both|mutually) (?:convinced|agreed|committed|determined|"
    r"interested|sure|certain|confident|aware|concerned|in favou?r|of the)\b|"
    rf"{_START}[Ww]e (?:(?:have |had )?(?:also )?(?:both|jointly|unanimously|mutually)|"
    r"(?:are |were )(?:jointly|unanimously))\b"
    r"(?! \w+(?: \w+)? and\b| as\b)|"
    r"\b[Bb]oth of us\b|"
    r"\b[Ww]e (?:have |had |also |just )*(?:signed|adopted|issued) (?:a|the|our) joint|"
    r"\b[Ww]e (?:\w+ ){0,2}(?:came to|reached) an? (?:\w+ )?(?:agreement|understanding|consensus)|"
    r"\b[Ww]e (?:\w+ ){0,2}(?:reaffirmed|confirmed|expressed|share|shared|stressed|noted|declared) "
    r"(?:\w+ ){0,2}(?:common|shared|joint|mutual|same) (?:view|position|understanding|commitment|"
    r"opinion|desire|approach|determination|interest|intention|resolve|conviction)s?\b|"
    r"\b[Ii]n our (?:common|shared|joint|mutual) (?:view|opinion)\b"
)
_SIDE_BY_SIDE = re.compile(  # "Together with China, we support …"
    r"\b(?:[Tt]ogether|[Jj]ointly|[Aa]long|[Ii]n\s+unison)\s+with\s+(?P<side>[^,;:.]{3,90}),\s+(?:I|we)\s+"
    r"(?:(?:also|have|fully|strongly|again|firmly|will|once\s+more)\s+){0,2}(?:support|reaffirm|call|condemn|"
    r"believe|urge|propose|advocate|consider|demand|reject|welcome|oppose|insist|express|declare|"
    r"stress|emphasi[sz]e|underline|appeal|affirm|note|denounce|deplore|endorse|prepared|submitted|"
    r"tabled|drafted|sponsored|introduced|initiated|proposed)"
)
_SIDES = re.compile(
    r"[A-Z][a-z]+|\b(?:partners|allies|colleagues|countries|nations|states|members|neighbours|"
    r"neighbors|others)\b"
)
_OWN_SIDE = re.compile(r"\b(?:you|my|citizens|people|God|wife|husband|family)\b")
# After talks these are the two sides' views; in a lone speech they are one side's agreement.
_AFTER_TALKS = re.compile(
    r"\b[Ww]e (?:\w+ ){0,2}(?:share|shared|are of|were of|are unanimous in) the (?:\w+ )?"
    r"(?:opinion|view|position|belief|conviction|concern|understanding)s? (?:that|on|about)\b|"
    r"\b[Ww]e (?:have |had )?(?:also )?(?:exchanged|compared)\b"
)
_WE_AGREED = re.compile(r"\b[Ww]e\b.{10,}\band (?:also |have )*agreed (?:to|that|on)\b")


def joint(
    sentence: str, tokens: list[str], found: list[Clause], context: Context
) -> Verdict | None:
    """The verdict on a sentence of two sides; None if it is not one."""
    told = Verdict("joint", context.speaker)
    for clause in found:
        if clause.denied:
            continue
        if clause.subject.kind == "both" and (verdict := _both(clause, context)):
            return verdict
        if clause.subject.kind == "we" and clause.verb == "agreed":
            return told
        if tokens[max(0, clause.start - 2) : clause.start] in (["we", "and"], ["We", "and"]):
            return told  # "we and our colleagues agreed"
    if _and_i(tokens) or _MUTUAL.search(sentence) or _WE_AGREED.search(sentence):
        return told
    if (beside := _SIDE_BY_SIDE.search(sentence)) and _is_another(beside["side"]):
        return told
    return told if context.scene.talks and _AFTER_TALKS.search(sentence) else None


def _both(clause: Clause, context: Context) -> Verdict | None:
    words, verb = clause.subject.words, clause.verb
    if "I" in words:
        return None  # see `_and_i`
    if verb not in SPEECH and verb not in _THINKS:
        return None
    named = [COUNTRY[bare(word)] for word in words if bare(word) in COUNTRY]
    if context.home() in named or _is_named(context.speaker, words):
        return Verdict("joint", context.speaker)
    if words[0].lower() == "our":
        return Verdict("joint", context.speaker)
    if context.scene.is_joint and not named:
        return Verdict("joint", context.speaker)
    proper = any(word[0].isupper() for word in words[1:]) or named
    if not proper and context.in_talks():
        return Verdict("joint", context.speaker)
    if proper and verb in SPEECH:
        return Verdict("reported", plain(clause.subject))
    return UNCLEAR


def _is_another(side: str) -> bool:
    """Whether "together with …" names a side that is not the speaker's own."""
    return bool(_SIDES.search(side)) and not _OWN_SIDE.search(side)


def _is_named(speaker: str | None, words: tuple[str, ...]) -> bool:
    return bool(speaker) and (speaker or "").split()[-1] in words


def _and_i(tokens: list[str]) -> bool:
    """Whether somebody "and I" say, decide or think something: two sides, one verb for both."""
    for at in range(1, len(tokens) - 2):
        if tokens[at] == "and" and tokens[at + 1] == "I":
            verb = at + 2
            while verb < len(tokens) - 1 and tokens[verb] in _ADVERBS:
                verb += 1
            side = _is_side(tokens[at - 1]) and not is_governed(tokens, at - 1)
            talked = tokens[at + 2] in _HAD and _TALKS & set(tokens[at + 3 : at + 9])
            if side and (talked or _speaks(tokens, verb)):
                return True
            if tokens[at - 1].lower() == "you" and tokens[verb] in _SETTLED:
                return True
    return False


def _is_side(word: str) -> bool:
    low = bare(word).lower()
    counterpart = low in _COUNTERPARTS
    return low not in _NEAR and (counterpart or (word[0].isupper() and word not in ("I", "You")))


_HAD = word_set("had held have are were")  # "talks", "a long discussion"
_TALKS = word_set("talks discussion discussions conversation negotiations exchange discussing")
_COUNTERPARTS = word_set("colleague colleagues counterpart counterparts minister president friend")


def _speaks(tokens: list[str], at: int) -> bool:
    verb, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
    if (verb, after) in _OUTLOOK:
        return True
    single = verb.endswith("s") and verb not in ("discuss", "express", "stress", "address")
    if single or verb in ("hope", "hoped", "think", "want", "wanted", "believe", "ask", "say"):
        return verb == "believe" and after != "me"
    if verb in _THINKS and after in ("of", "about", "for"):
        return False
    return verb in SPEECH or verb in TOGETHER or verb in _SETTLED or verb in _THINKS | MIND
