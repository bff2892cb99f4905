"""Words that carry grammar rather than a subject; a question is searched without them.

Apostrophes are already gone ("dont"), letters lower-case, ё written е.
"""

from __future__ import annotations

_ENGLISH = """
a an the this that these those such some any each every either neither no none nor not
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones
who whom whose which what when where why how
am is are was were be been being do does did done doing have has had having
can could may might must shall should will would ought
and or but if then else than because as until while though although whether so too very just only
of at by for with about against between into through during before after above below to from up
down in out on off over under again further once here there
all both few more most other another own same also ever yet still
im ive id ill youre youve youd youll hes shes weve wed theyre theyve theyd theyll
thats theres whats whos isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt
wont wouldnt shouldnt mustnt
"""

_RUSSIAN = """
а без более бы был была были было быть в вам вами вас ваш ваша ваше ваши вдруг ведь весь во вот
все всего всей всем всеми всему всех всю вся вы где да даже для до его ее ей ему если есть еще ею
же за и из или им ими их к каждый как какая какие каким каких какого какое какой ко когда кого кто
кем кому ли либо лишь между меня мне мной мы на над надо нам нами нас наш наша наше наши не него
нее ней нему нет ни нибудь ним ними них но ну о об однако он она они оно от очень по под после
потом потому при про с сам сама сами само самого свое свои свой своя своего своей своих себе себя
со собой так такая также такие такое такой там тебе тебя тем теми тех то тобой того тоже той
только том тому тот ту ты у уже хотя чего чей чем через что чтобы чтоб чье чья эта эти этим этих
это этого этой этом этому этот эту я
"""

ENGLISH = frozenset(_ENGLISH.split())
RUSSIAN = frozenset(_RUSSIAN.split())
STOP_WORDS = ENGLISH | RUSSIAN
