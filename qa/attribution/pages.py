"""Kinds of page, told by words of their titles and labels (tables of patterns)."""

from __future__ import annotations

import re

FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|me|us|[Яя]|[Мм]ы|[Нн]аш\w{1,3}|[Мм]о[йяеию]\w?|нас|нам|мне|[Мм]ені)\b"
)
SPOKEN = re.compile(
    r"\b(?:statement|address|speech|remarks?|interview|article|comments?|answers|reply|replies|"
    r"greetings?|message|condolences|congratulations?|letter|opening|news conference|"
    r"press conference|заявлени\w+|выступлени\w+|обращени\w+|интервью|речь|стать\w|"
    r"поздравлени\w+)\b",
    re.IGNORECASE,
)
LETTER = re.compile(
    r"\b(?:messages?|greetings?|regards|condolences|congratulat\w+|telegrams?|letters?|wish\w+|"
    r"cables?|телеграмм\w|послани\w|поздрав\w+|приветстви\w|соболезновани\w)\b",
    re.IGNORECASE,
)
# "Condolences to …", "Meeting with …": the title names the other one first.
ADDRESSED = re.compile(
    r"^(?:To|Congratulations?|Condolences|Greetings?|Message|Letter|Telegram|Meeting|Working|"
    r"Telephone|Conversation|Talks|Visit|Birthday)\b"
)
# Verbs whose object gets the message: "sent X a letter", "wrote to X", "congratulated X".
ADDRESSES = re.compile(
    r"\b(?:sent|sends|sending|wrote|writes|congratulat(?:ed|es)|greet(?:ed|s))"
    r"\b(?! by\b)"
)
_ADDRESSEES = re.compile(
    rf"(?:{ADDRESSES.pattern}|\b(?:[Tt]o|[Dd]ear|for|on|over|with|following)\b)"
    r"[^.;:\n]*?(?=\b(?:from|by)\b|[.;:\n]|$)"
)
_FROM = re.compile(r"\b(?:from|by|of) (?=(?:the )?[A-Z])")
ASKING = re.compile(
    r"interview|conference|answers|questions|q&a|direct line|интервью|конференц|вопрос",
    re.IGNORECASE,
)
# After a name at the head of a title: the title tells what the person did.
ACTED = re.compile(
    r"(?:[a-z]+ed|met|sent|held|had|took|gave|spoke|will|has|said|told|made|meets|holds|visits)\b"
)
ASKER = re.compile(
    r"^(?:question|q|moderator|journalist|reporter|correspondent|вопрос|ведущ\w+|журналист|"
    r"питання)\b",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"^(?:question|q|moderator|remark|journalist|reporter|correspondent|replies|a|answer|"
    r"вопрос|реплика|ответ|ведущ\w+|журналист|питання)$",
    re.IGNORECASE,
)
# "Statement by the Russian Federation in …": a state or body speaks; "Côte d’Ivoire" is one word of
# its name and a small link with another.
_PROPER = r"(?:[dDlL][’'])?[A-ZÀ-ÖØ-Þ][\w’'\-]+"
BY_BODY = re.compile(
    r"\b(?:[Ss]tatement|[Aa]ddress|[Ss]peech|[Rr]emarks|[Cc]omment|[Cc]ommentary) "
    r"(?:made |delivered )?(?:by|of) (?:the )?"
    rf"({_PROPER}(?: (?:of |the |and |de |da |do )*{_PROPER})*)"
)
# Issued by two or more at once; "joint press statements" are a transcript of each one's.
JOINTLY = re.compile(
    r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu[ée]|message|appeal|commitment)\b|"
    r"\b(?:leaders[’']|ministers[’']) (?:statement|declaration|communiqu[ée])\b|^communiqu[ée]\b",
    re.IGNORECASE,
)
# Two sides met: what "we" and "the sides" then say can be both's.
TALKS = re.compile(
    r"\b(?:joint|talks|meetings?|met|negotiations?|consultations?|press conference|news conference|"
    r"press statements?|visit|conversation|summit|переговор\w+|встреч\w+|совместн\w+|"
    r"бесед\w|(?:телефонн\w+|телефонна) (?:разговор\w*|розмова)|зустріч\w*|спільн\w+|саммит\w*)\b",
    re.IGNORECASE,
)
CYRILLIC = re.compile(r"[а-яёіїє]{3}", re.IGNORECASE)


def without_addressees(text: str) -> str:
    """A letter's title or head without those it goes to, and what it is about."""
    return _ADDRESSEES.sub(" ", text)


def senders_in(title: str) -> str:
    """What follows "from" or "by" in the title of a letter; empty if nothing does."""
    found = _FROM.search(left := without_addressees(title))
    return left[found.end() :] if found else ""
