"""Words that carry grammar rather than a subject; a question is searched without them.

Apostrophes are already gone ("dont"), letters lower-case, ё written е. Russian has its modal verbs
among them, as English has.
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
могу можешь может можем можете могут мог могла могли могло можно нужно надо нужен нужна нужны
нельзя должен должна должно должны стоит следует буду будет будем будете будут сколько почему зачем
куда откуда каков какова каково каковы который которая которое которые которого которой которых
которым которую здесь тут там либо именно вообще собственно разве неужели
"""

_UKRAINIAN = """
а або але б без би був була були було бути в вам вами вас ваш ваша ваше ваші вже ви від він вона
вони воно все всі всіх всього втім де для до є жодний за з зі і із її їй їм їх його йому й коли кого
комусь кому ким куди ли лише між мене мені ми мною може можуть можна на над нам нами нас наш наша
наше наші не нею ні ним ними них но о об одне під по при про саме свій свої своє своїх себе собі
скільки та так така таке такий такі також там те ти тим тих то тобто тоді того той тому треба тут у
хоч хто це цей ця ці цього цьому цим цих цю чи чим чого чому чий що щоб щодо як яка яке який які
якого якої яким яких якщо
"""

ENGLISH = frozenset(_ENGLISH.split())
RUSSIAN = frozenset(_RUSSIAN.split())
UKRAINIAN = frozenset(_UKRAINIAN.split())
STOP_WORDS = ENGLISH | RUSSIAN | UKRAINIAN
