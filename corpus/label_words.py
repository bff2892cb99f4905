"""Words that tell a name before a colon from what only looks like one."""

from __future__ import annotations

from corpus.title_words import word_set

IN_SENTENCES = word_set(
    """
is are was were be been has have had said says reads read wrote sent asks asked ordered handed
his her their its our my this that these those who which what not will would can could also then
let me we us he she they quote quoting thank thanks
please include includes included held took met gave made told advised follows under
"""
)

# Capitalised words that begin no name: what stands before a colon with them is a heading.
NO_NAME = word_set(
    """
текст указа закона справка фото источник примечание дата
a an all also and annex answer any article as at august background but by chapter contact
contacts copyright date deadline dear december details download east email e-mail event example
fact facts fax february first for friday from further good here how i if in information instead
it item january july june just key last later let march may media middle monday more most my new
news next no north note november now october on once one only or other others our page part
phone photo please point points press read read: related release result results saturday second
section see september so some source south step still sunday tel telephone that the their then
there these they third this those three thursday thus time title to today topic tuesday two
video we website wednesday west what when where which who why yes yesterday you your days ladies
friends colleagues street city region agenda conference summary conclusion introduction
statement remarks update results ministry
"""
)

# What an office is of, and places: a label that ends in one names nobody.
OF_OFFICES = word_set(
    """
affairs development region territory republic federation ministry council committee bank
protection education resources policy security defence defense energy trade culture health
healthcare transport finance justice sport labour labor agriculture industry environment
relations relief utilities cooperation economy communications science
"""
)

# What takes place and what is said there: no word of anybody's name.
EVENTS = word_set(
    """
    conference statement statements remarks briefing interview summit meeting talks availability
    speech press joint q&a
    """
)

# What somebody chairs or heads: its name after an office is no person's.
BODIES = word_set(
    """
forum organisation organization association union company university institute group centre
center court parliament assembly congress party foundation fund agency league chamber nations
"""
)

# Those who are spoken to do not speak: "MR. SPEAKER AND MEMBERS OF THE CONGRESS:".
ADDRESSED = word_set(
    "members gentlemen ladies citizens congress colleagues friends excellencies delegates senators"
)

PRESS = word_set("reporter journalist correspondent presenter anchor interviewer moderator host")
