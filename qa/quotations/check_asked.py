"""Questions whether somebody said certain words: what is quoted in them, and who is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.questions.word_order import counts
from qa.quotations.pieces import MIN_WORDS
from qa.quotations.tokens import tokens

_QUOTED = re.compile(
    r"“(?P<a>[^“”]+)”|„(?P<b>[^„“”]+)[“”]|«(?P<c>[^«»]+)»|\"(?P<d>[^\"]+)\""
    r"|(?<![\w’'])[‘'](?P<e>[^“”\"«»]+)[’'](?!\w)"
)
_SAY = (
    r"(?:sa(?:y|ys|id)|stat(?:e|es|ed)|claim(?:s|ed)?|declare[sd]?|announce[sd]?|writ(?:e|es|ten)|"
    r"wrote|promise[sd]?|tell|told|put\s+it|use[sd]?|utter(?:ed)?|write|ask(?:s|ed)?|warn(?:s|ed)?|"
    r"insist(?:s|ed)?|admit(?:s|ted)?|exclaim(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?|call(?:s|ed)?|"
    r"boast(?:s|ed)?|joke[sd]?)"
)
_SAID_RU = r"(?:(?:с?каз|говор|заяв|утвержд|обещ|спрос|спраш|предупре)\w*)"
_SAID_UK = r"(?:(?:с?каз|говор|заяв|стверджу|обіця)\w*)"
_NAME = r"(?P<who>(?-i:[А-ЯЁІЇЄҐ])[\w.’'-]+(?:\s+(?-i:[А-ЯЁІЇЄҐ])[\w.’'-]+)*)"
_SURELY = r"(?:(?:really|actually|ever|indeed|also|in\s+fact|truly)\s+)*"
# What goes before the quotation and asks whether, or by whom, it was said.
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:did|does|has|have|had)\s+(?P<who>\S.{{0,60}}?)\s+{_SURELY}{_SAY}\b",
        rf"\b(?:is\s+it\s+true|true|correct|right)\s+that\s+(?P<who>\S.{{0,60}}?)\s+(?:has\s+|had\s+)?"
        rf"{_SURELY}{_SAY}\b",
        rf"\bwho\s+(?:has\s+)?{_SURELY}{_SAY}\b|\b(?:was|were)\s+(?:it|this|these\s+words)\b",
        r"\b(?:check|verify|quote|quotation|exact\s+words|verbatim|misquot\w+)\b",
        rf"\b{_SAID_RU}\s+ли\s+{_NAME}",
        rf"\bправда\s+ли,?\s+что\s+{_NAME}\s+{_SAID_RU}",
        rf"\bчи\s+(?:правда,?\s+що\s+)?(?:{_SAID_UK}\s+)?{_NAME}"
        rf"(?:\s+{_SAID_UK})?",
        rf"\b(?:кто|хто)\s+(?:{_SAID_RU}|{_SAID_UK})|\b(?:провер|перевір|цитат)\w*",
    )
)
# The quotation is what is spoken of, not what was said: "What did he say about “…”?"
_TOPIC = re.compile(
    r"\b(?:about|on|of|regarding|concerning|with|by|for|mean(?:s|t)?|об?|про|насч[её]т|щодо)"
    r"(?:\s+(?:the|a|an))?\s*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:he|she|they|it|we|you|anyone|anybody|someone|somebody|any\w*|the\s+(?:speaker|other)\b.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words to be checked, and whom the question names as having said them."""

    quotation: str
    who: str | None = None


def asked_to_check(question: str) -> Asked | None:
    """What a question asks to check; None if it asks something else.

    A quotation pasted alone is a check, too; one that is but a term ("the “grain deal”") is not.
    """
    if counts(question):
        return None
    longest = max(_QUOTED.finditer(question), key=lambda m: len(m.group()), default=None)
    if longest is None:
        return None
    quotation = next(words for words in longest.groups() if words).strip()
    if sum(token.is_word for token in tokens(quotation)) < MIN_WORDS:
        return None
    if _TOPIC.search(question[: longest.start()]):
        return None
    around = f"{question[: longest.start()]} {question[longest.end() :]}"
    if not any(c.isalnum() for c in around):
        return Asked(quotation)
    for pattern in _ASKS:
        if found := pattern.search(around):
            who = found.groupdict().get("who")
            return Asked(quotation, None if who is None or _NOBODY.match(who) else who.strip(" ,"))
    return None
