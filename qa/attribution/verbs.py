"""English verbs that carry somebody's words or view, as tables of forms.

An irregular past stands after a colon. `SPEECH` verbs report whoever is their subject, `MIND`
verbs report a view, `LIGHT` verbs report with the words that complete them ("took the view").
"""

from __future__ import annotations

from qa.attribution.words import word_set

_SPEECH = """
say:said tell:told state declare announce claim argue insist assert contend note stress emphasise
emphasize underline underscore remark observe mention recall remind admit:admitted acknowledge
concede confirm reaffirm reiterate repeat assure warn caution inform explain reply answer respond
write:wrote promise pledge vow ask request urge demand propose suggest recommend express voice
convey thank congratulate praise welcome condemn criticise criticize accuse deny complain object
predict hint allege blame appeal highlight advocate deplore denounce stipulate specify clarify
testify brief apologise apologize lament reassure concur:concurred add cite hail indicate commend
summarise summarize quote protest retort quip boast brag:bragged
"""

_DISTANT = """
say:said tell:told claim allege assert argue insist accuse deny ask promise assure complain
admit:admitted demand announce blame contend concede predict reply answer write:wrote
"""

_MIND = """
believe think:thought consider hope expect agree disagree favour favor support oppose
regret:regretted appreciate fear doubt want intend refuse reject feel:felt approve
"""

# The first word after the verb (adverbs aside) must begin one of these; "" takes anything.
LIGHT = {
    "call:called": ("for", "on", "upon", "attention", "it", "this"),
    "go:went": ("on record",),
    "regard": ("the", "it", "this", "as"),
    "view": ("the", "it", "this"),
    "deem": ("",),
    "speak:spoke": ("in fav", "out", "for", "against", "about", "of", "highly", "on"),
    "talk": ("about", "of"),
    "raise": ("the issue", "the question", "the topic", "the matter", "concern", "these", "this"),
    "offer": ("to", "his", "her", "their", "us", "me", "condolences", "help", "assistance"),
    "invite": ("",),
    "instruct": ("",),
    "maintain": ("that",),
    "order": ("",),
    "report": ("that", "to ", "on ", "about"),
    "single": ("out",),
    "direct": ("attention",),
    "accept": ("the invitation", "his invitation", "her invitation", "an invitation"),
    "outline": ("",),
    "describe": ("",),
    "share": ("his", "her", "their", "with", "the view", "information"),
    "touch": ("on", "upon"),
    "focus": ("on",),
    "give:gave": (
        "a high",
        "high",
        "a detailed",
        "an account",
        "as an example",
        "an example",
        "his",
        "her",
        "a positive",
        "assurances",
        "an assurance",
    ),
    "draw:drew": ("attention", "the attention", "our attention"),
    "point": ("out", "to"),
    "pay:paid": ("special attention", "particular attention", "tribute"),
    "make:made": ("it clear", "it plain", "clear", "the point", "a proposal", "assurances"),
    "take:took": (
        "the view",
        "the position",
        "note",
        "the opinion",
        "the stance",
        "issue",
        "a tough",
        "a firm",
        "a hard",
        "a clear",
        "a different",
        "a similar",
    ),
    "put:put": ("forward", "the question", "it"),
    "wish": ("",),
    "refer:referred": ("to",),
    "dwell:dwelt": ("on",),
    "rule": ("out",),
    "conclude": ("that", "by saying"),
    "comment": ("on", "that"),
    "value": ("",),
    "evaluate": ("",),
    "assess": ("",),
    "elaborate": ("on",),
    "set:set": ("out", "forth"),
    "pass": ("on his", "on her", "on their"),
    "send:sent": ("his", "her", "their", "condolences"),
    "lay:laid": ("claim", "out"),
    "decide": ("to lay claim",),
}

_TOLD_ONLY = word_set(
    """
    order invite instruct outline describe focus touch value evaluate assess set wish
    regard view deem offer send pay talk share give refer dwell rule accept
    """
)

# "was convinced", "is of the opinion": states of mind after a form of "be".
STATES = (
    "convinced", "confident", "certain that", "sure that", "of the opinion", "of the view",
    "concerned", "grateful", "in favour", "in favor", "adamant", "hopeful", "quoted as",
    "ready to", "interested in", "satisfied", "pleased", "willing to", "prepared to",
)  # fmt: skip

# What both sides do together; holds for "the two leaders …" where it is narrated.
_TOGETHER = """
discuss exchange examine review consider touch focus talk agree decide hold:held reach note
compare analyse analyze continue share sign adopt pay:paid attach plan describe concur:concurred
"""

# Nouns that a passive leaves without an owner: "concern was expressed".
VIEWS = word_set(
    """
    concern concerns hope confidence satisfaction gratitude interest readiness regret
    support view views opinion opinions wish desire condemnation doubt doubts conviction
    belief importance need necessity commitment willingness intention appreciation fear
    fears disappointment criticism proposal proposals attention
    """
)


def _s(stem: str) -> str:
    if stem.endswith(("s", "x", "ch", "sh")):
        return stem + "es"
    return stem[:-1] + "ies" if stem[-1] == "y" and stem[-2] not in "aeou" else stem + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem[-1] == "y" and stem[-2] not in "aeou" else stem + "ed"


def _ing(stem: str) -> str:
    return (stem[:-1] if stem.endswith("e") else stem) + "ing"


def _forms(entry: str) -> tuple[str, str, str]:
    stem, _, past = entry.partition(":")
    return stem, _s(stem), past or _past(stem)


SPEECH = frozenset(form for entry in _SPEECH.split() for form in _forms(entry))
MIND = frozenset(form for entry in _MIND.split() for form in _forms(entry))
# Nobody says these of his own country: "Peru claims that …".
DISTANT = frozenset(form for entry in _DISTANT.split() for form in _forms(entry))
TOGETHER = frozenset(form for entry in _TOGETHER.split() for form in _forms(entry))
_REMAINS = word_set("is was are were remains remained")
LIGHT_FORMS = {form: after for entry, after in LIGHT.items() for form in _forms(entry)}
LIGHT_FORMS |= dict.fromkeys(_REMAINS, STATES)
# Light verbs that report only where somebody is narrated, not in another's speech.
NARRATED = (
    frozenset(
        form for entry in LIGHT if entry.split(":")[0] in _TOLD_ONLY for form in _forms(entry)
    )
    | _REMAINS
)
TOGETHER_ONLY = TOGETHER - SPEECH - MIND - frozenset(LIGHT_FORMS)
# "they are saying", "he kept telling us".
PROGRESSIVE = frozenset(_ing(entry.partition(":")[0]) for entry in (*_SPEECH.split(), "talk:"))
PROGRESSIVE -= {"welcoming", "hailing", "praising", "observing", "reporting"}
REPORTING = SPEECH | MIND | frozenset(LIGHT_FORMS)
BASES = frozenset(entry.partition(":")[0] for entry in (*_SPEECH.split(), *_MIND.split()))
BASES |= {entry.partition(":")[0] for entry in (*LIGHT, *_TOGETHER.split())} - {"put", "set"}
PARTICIPLES = frozenset(form for form in SPEECH if form.endswith(("ed", "said", "told"))) | {
    "agreed", "decided", "paid", "given", "made", "raised", "drawn", "discussed", "called",
}  # fmt: skip
